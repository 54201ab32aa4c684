import Rules
import TestKit
import Testing

@testable import Contract

@Suite struct OperationTableTests {
  @Test(.rule(.r1_3)) func `the table has one sound row for each operation`() {
    #expect(Operations.problems().isEmpty)
    #expect(Operations.all.map(\.id) == OperationID.allCases)
  }

  @Test func `a row that stands twice is found`() {
    let problems = Operations.problems(Operations.all + [Operations.getKund.operation])
    #expect(problems.contains("The id getKund stands twice."))
    #expect(problems.contains { $0.contains("GET /v1/kund/{} belongs to both") })
  }

  @Test(
    .rule(.r1_4),
    arguments: [
      (
        OperationID.getFraserGivetEnhet,
        [
          "/v1/fastastrukturen/fraser", "/ao-produkt/v1/fastastrukturen/fraser", "/v1/fastastrukturen/enheter/fraser",
          "/ao-produkt/v1/fastastrukturen/enheter/fraser",
        ]
      ),
      (.login, ["/v1/auth/login", "/ao-produkt/v1/auth/login", "/auth/1.0/v1/auth/login"]),
      (.refresh, ["/v1/auth/refresh", "/ao-produkt/v1/auth/refresh", "/auth/1.0/v1/auth/refresh"]),
      (.token, ["/oauth2/token"]),
      (
        .putKontaktuppgift,
        [
          "/v1/kund/{id}/kontaktuppgift", "/ao-produkt/v1/kund/{id}/kontaktuppgift", "/v1/kund/{id}/kontaktuppgifter",
          "/ao-produkt/v1/kund/{id}/kontaktuppgifter",
        ]
      ),
    ])
  func `an operation is served under its base paths and aliases`(id: OperationID, routes: [String]) {
    #expect(Operations.row(id).routes == routes)
  }

  @Test func `writes are the operations that change data`() {
    let writes = Operations.all.filter(\.isWrite).map(\.id)
    #expect(
      writes == [
        .refresh, .putEnhet, .putKontaktuppgift, .postArbetsorder, .putArbetsorder, .postArbetsorderStatus,
        .postHandelse, .putHandelse, .deleteHandelse, .postKontaktperson, .putKontaktperson, .deleteKontaktperson,
        .postTid, .putTid, .deleteTid, .startaTid, .stoppaTid, .stoppaTider, .postSlaAvslut, .storeTempFile,
        .deleteTempFile, .deleteFile, .createFiles_1, .bokaArbetsorder, .avbokaArbetsorder, .svaraMeddelande,
        .markeraMeddelandenSomLast,
      ])
  }

  @Test(.rule(.r3_5)) func `every operation but those that give tokens takes a login`() {
    #expect(
      Operations.all.filter { !$0.needsLogin }.map(\.id) == [
        .token, .jwks, .login, .refresh, .loginSso, .federatedlogin, .dummy,
      ])
  }

  @Test(.rule(.r1_5)) func `a creation answers 201 and a change has no body`() {
    #expect(
      Operations.all.filter { $0.success == 201 }.map(\.id) == [
        .postArbetsorder, .postHandelse, .postKontaktperson, .postTid, .startaTid, .bokaArbetsorder, .svaraMeddelande,
      ])
    let silent = Operations.all.filter { $0.answer == nil }.map(\.id)
    #expect(
      silent == [
        .putEnhet, .putKontaktuppgift, .putArbetsorder, .postArbetsorderStatus, .putHandelse, .deleteHandelse,
        .putKontaktperson, .deleteKontaktperson, .putTid, .deleteTid, .stoppaTid, .stoppaTider, .postSlaAvslut,
        .deleteTempFile, .deleteFile, .createFiles_1, .bokaArbetsorder, .avbokaArbetsorder, .svaraMeddelande,
        .markeraMeddelandenSomLast, .dummy,
      ])
  }

  @Test(.rule(.r1_3)) func `each row and each field says where it is described`() {
    #expect(Operations.getObjekt.operation.source == .published)
    #expect(Operations.getArbetsorder_1.operation.source == .both(section: "7.6"))
    let fields = ArbetsorderUt.shape.schema.fields.filter { $0.source == .published }.map(\.published)
    #expect(fields == ["filUtList", "nyckelinformation", "kundPrimarKontaktsatt"])
    let filters = Operations.getArbetsordrar_1.operation.parameters.filter { $0.source == .published }.map(\.name)
    #expect(filters == ["bokadDatum", "bokningStatus", "enhetsId"])
  }
}

extension Operations {
  /// What is wrong with a table, one sentence each.
  ///
  /// Ids are unique, and so are method and path with the names of parameters set aside; the parameters of a path and
  /// the declared ones are the same.
  fileprivate static func problems(_ table: [Operation] = all) -> [String] {
    var problems: [String] = []
    var ids: Set<OperationID> = []
    var routes: [String: OperationID] = [:]
    for operation in table {
      let name = operation.id.rawValue
      if !ids.insert(operation.id).inserted { problems.append("The id \(name) stands twice.") }
      for route in operation.routes {
        for method in operation.methods {
          let key = "\(method.rawValue) " + shape(of: route)
          if let other = routes.updateValue(operation.id, forKey: key) {
            problems.append("\(key) belongs to both \(other.rawValue) and \(name).")
          }
        }
        let declared = Set(operation.parameters.filter { $0.place == .path }.map(\.name))
        if declared != Set(parameterNames(of: route)) {
          problems.append("\(name): the parameters of \(route) are not the declared ones.")
        }
      }
    }
    return problems
  }

  private static func shape(of route: String) -> String {
    route.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : String($0) }.reduce(into: "") { $0 += "/" + $1 }
  }

  private static func parameterNames(of route: String) -> [String] {
    route.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }
}

@Suite struct `What a row alone brings` {
  @Test func `an operation that no story names comes last in its folder, with its own examples`() throws {
    let told = [PostmanStory.Folder(tag: .arbetsorder, steps: [PostmanStep(.getSla)])]
    let folders = PostmanStory.complete(told, [Operations.row(.getSla), Operations.row(.getArbetsorderStatus)])
    #expect(folders.first?.steps.map(\.operation) == [.getSla, .getArbetsorderStatus])
    #expect(folders.first?.steps.last?.values == [:])
  }

  @Test func `the collection has every operation`() {
    #expect(Set(PostmanStory.folders.flatMap(\.steps).map(\.operation)) == Set(OperationID.allCases))
  }

  @Test func `who may and what can be missing decide what is answered`() {
    func statuses(_ id: OperationID) -> Set<Int> { Set(Operations.row(id).faults.map(\.status)) }
    #expect(statuses(.getArbetsorderStatus).isSuperset(of: [403, 404]))
    #expect(statuses(.getObjekt_1).isDisjoint(with: [403]) && statuses(.getObjekt_1).contains(404))
    #expect(statuses(.storeTempFile).isDisjoint(with: [404]) && statuses(.storeTempFile).contains(403))
    #expect(statuses(.dummy).isDisjoint(with: [403, 404]))
  }

  @Test func `each operation follows a rule`() {
    #expect(Operations.all.allSatisfy { !$0.rules.isEmpty })
  }
}

import Rules
import TestKit
import Testing

/// Rule 5.5: how a kund is reached.
@Suite(.rule(.r5_5)) struct KundTests {
  static let paths = ["/v1/kund/310003/kontaktuppgift", "/v1/kund/310003/kontaktuppgifter"]

  /// E-mail and phones of 310003, as `epost; typ nr, typ nr`.
  private func contact(_ caller: TestCaller) throws -> String {
    let byID = try caller.get("/v1/kund/310003")
    #expect(byID.raw.body == (try caller.get("/v1/kund/kundnummer/KUNDA10003").raw.body))
    let contact = byID.json["kommunikation"]
    let phones = (contact?["telefon"]?.list ?? []).map { "\($0["typ"]?.text ?? "-") \($0["telefonNr"]?.text ?? "-")" }
    return "\(contact?["epostAdress"]?.text ?? "-"); \(phones.joined(separator: ", "))"
  }

  @Test(
    .rule(.r4_9), arguments: paths,
    [
      ("{\"epostAdress\": \"ny@example.com\"}", "ny@example.com; Mobil 070-174 06 12, Bostad 08-465 004 22"),
      ("{\"telefon\": [{\"typ\": \"Arbete\", \"telefonNr\": \"08-1\"}]}", "erik.holm@example.com; Arbete 08-1"),
      ("{\"telefon\": [{\"typ\": \"ARBETE\", \"telefonNr\": \"08-1\"}]}", "erik.holm@example.com; Arbete 08-1"),
      (
        "{\"telefon\": [{\"typ\": \"Avflyttad\", \"telefonNr\": \"1\"}, {\"typ\": \"MOBIL\", \"telefonNr\": \"2\"}]}",
        "erik.holm@example.com; Avflyttad 1, Mobil 2"
      ),
      ("{\"epostAdress\": \"b@example.com\", \"telefon\": []}", "b@example.com; "),
      ("{\"telefon\": null}", "erik.holm@example.com; "),
      ("{\"epostAdress\": null}", "-; Mobil 070-174 06 12, Bostad 08-465 004 22"),
      ("{}", "erik.holm@example.com; Mobil 070-174 06 12, Bostad 08-465 004 22"),
    ])
  func `what is sent changes, the rest stays, and a list replaces the list`(
    _ path: String, _ change: (body: String, after: String)
  ) throws {
    let caller = try TestServer.shared.world().login()
    let put = try caller.put(path, change.body)
    #expect(put.status == 200)
    #expect(put.raw.body.isEmpty)
    #expect(put.notes == (change.body == "{}" ? ["nothing-changed"] : []))
    #expect(try contact(caller) == change.after)
  }

  @Test(
    arguments: Client.allCases, ["Mobil", "MOBIL", "Bostad", "BOSTAD", "Arbete", "ARBETE", "Avflyttad", "AVFLYTTAD"])
  func `a kind of phone is taken by either name, and given by the contract's`(_ client: Client, _ typ: String) throws {
    let caller = try TestServer.shared.world().login(key: client.rawValue)
    let put = try caller.put(Self.paths[0], "{\"telefon\": [{\"typ\": \"\(typ)\", \"telefonNr\": \"070-1\"}]}")
    #expect(put.status == 200)
    let read = try caller.get("/v1/kund/310003").json["kommunikation"]?["telefon"]?[0]?["typ"]?.text
    #expect(read == client.name(typ.prefix(1).uppercased() + typ.dropFirst().lowercased(), typ.uppercased()))
  }

  @Test(.rule(.r1_12, .r2_5), arguments: [(Client.document, "Mobil"), (.published, "MOBIL")])
  func `an unknown kind of phone is refused with the contract's list, and changes nothing`(
    _ client: Client, _ listed: String
  ) throws {
    let world = TestServer.shared.world()
    let before = try contact(try world.login())
    let answer = try world.login(key: client.rawValue).put(
      Self.paths[0], "{\"epostAdress\": \"x@example.com\", \"telefon\": [{\"typ\": \"FAX\", \"telefonNr\": \"1\"}]}")
    #expect(answer.status == 400)
    #expect(answer.notes == ["unknown-code"])
    #expect(answer.message.contains("telefon[0].typ"))
    #expect(answer.message.contains(listed))
    #expect(try contact(try world.login()) == before)
  }

  @Test(.rule(.r3_8), arguments: ["ror", "el", "las"], paths + ["/v1/kund/310024/kontaktuppgift"])
  func `only the landlord's staff changes a kund`(_ user: String, _ path: String) throws {
    let answer = try TestServer.shared.world().login(user, user).put(path, "{\"epostAdress\": \"x@example.com\"}")
    #expect(answer.status == 403)
    #expect(answer.notes == ["role-forbids"])
  }

  @Test(
    .rule(.r3_8),
    arguments: [
      ("user", "310001", 200), ("las", "310001", 200), ("el", "310024", 200), ("el", "310025", 200),
      ("el", "310001", 403),
      ("ror", "310024", 403), ("ror", "310001", 403),
    ])
  func `an external party reads the kund of an arbetsorder that it carries out alone`(
    _ user: String, _ id: String, _ status: Int
  ) throws {
    let caller = try TestServer.shared.world().login(user, user == "user" ? "password" : user)
    #expect(try caller.get("/v1/kund/\(id)").status == status)
    #expect(try caller.get("/v1/kund/kundnummer/KUNDA10\(id.suffix(3))").status == status)
  }

  @Test(.rule(.r3_8)) func `a kund can be read by whoever becomes the utförare of its arbetsorder`() throws {
    let world = TestServer.shared.world()
    let ror = try world.login("ror", "ror")
    #expect(try ror.get("/v1/kund/310001").status == 403)
    #expect(try world.login().put("/v1/arbetsorder/101", "{\"resursId\": \"E200\"}").status == 200)
    #expect(try ror.get("/v1/kund/310001").status == 200)
  }
}

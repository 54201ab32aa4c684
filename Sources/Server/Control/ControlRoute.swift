/// How a client sends a call of the control plane: what the table says of it.
package struct ControlRoute: Sendable {
  /// `GET` and so on.
  package let method: String
  /// Behind the base URL of a world: `/_sim/journal/{id}`, where a segment in braces is a parameter.
  package let path: String
  /// The statuses of its answers, those of problems left out.
  package let answers: Set<Int>

  /// The route of a call.
  package init(_ id: ControlID) {
    // ControlDescriptionTests proves that the table has a row for every case.
    let operation = ControlTable.all.first { $0.id == id }!
    method = operation.method
    path = "/_sim/" + operation.path
    answers = Set(
      [operation.answer.status] + operation.otherAnswers.map(\.status) + operation.withoutBody.map(\.status))
  }
}

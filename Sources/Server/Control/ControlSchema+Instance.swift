import JSON

/// The shapes of the calls about one server among several.
extension ControlSchema {
  static let ready = JSONSchema.named(
    "Ready", .object([Member("status", .choice(["ready"]), required: true, "Requests may be led here.")]))

  static let drain = JSONSchema.named(
    "Drain", .object([Member("within", .duration, "How long it may last: PT1S to PT1H, else PT10S.")]))

  static let drained = JSONSchema.named(
    "Draining",
    .object([
      Member("status", .choice(["draining"]), required: true, "It has begun."),
      Member("within", .duration, required: true, "How long it lasts at most."),
    ]))
}

import Contract
import JSON
import Rules

/// What reading a body gave: the object or the refusal, and the notes.
struct Reading<Body: WireBody> {
  var body: Body?
  var refusal: Refusal?
  var notes: [Note]
}

func read<Body: WireBody>(_ type: Body.Type, _ json: String, _ kontrakt: Kontrakt) -> Reading<Body> {
  var context = DecodingContext(kontrakt)
  do {
    let body = try Body.decode(body: Array(json.utf8), &context)
    return Reading(body: body, refusal: nil, notes: context.notes)
  } catch {
    return Reading(body: nil, refusal: error, notes: context.notes)
  }
}

func text(_ value: some WireValue, _ kontrakt: Kontrakt) -> String {
  String(decoding: value.encoded(kontrakt), as: UTF8.self)
}

/// What decoding a request gave.
struct Decoding<Input> {
  var input: Input?
  var refusal: Refusal?
  var notes: [Note]
}

extension Endpoint {
  func decode(
    path: [String: String] = [:], query: [(String, String?)] = [], contentType: String? = "application/json",
    body: String = "", as kontrakt: Kontrakt = .document
  ) -> Decoding<Input> {
    let raw = RawInput(
      pathNames: path.map(\.key), pathValues: path.map(\.value),
      query: query.map { RawInput.QueryItem(name: $0.0, value: $0.1) },
      contentType: contentType,
      body: Array(body.utf8))
    var notes: [Note] = []
    do {
      let input = try decode(raw, as: kontrakt, notes: &notes)
      return Decoding(input: input, refusal: nil, notes: notes)
    } catch {
      return Decoding(input: nil, refusal: error, notes: notes)
    }
  }
}

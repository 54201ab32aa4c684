import CPCRE2

/// Why a text is no pattern.
package struct PatternProblem: Error, Sendable {
  /// What is wrong, with the place: `missing closing parenthesis, at character 4`.
  package let message: String
}

/// A regular expression, compiled once and shared by all threads.
///
/// It is one of PCRE2, without `\C`: `\d`, `\w` and `\s` know Unicode's digits, letters and blanks, `$` is the end of
/// the text. Compiling is bounded by its length and its brackets, looking by steps and memory.
package final class Pattern: Sendable {
  /// Bytes in UTF-8.
  package static let maxLength = 4096
  /// Brackets within one another.
  package static let maxNesting = 100
  /// Bytes of a text that is looked at.
  package static let maxSubject = 64 << 10
  /// Steps of one look.
  static let maxSteps = 400_000
  /// KiB of memory of one look.
  private static let maxHeap: UInt32 = 32 << 10

  /// As it was written.
  package let text: String
  /// Immutable once it is compiled, as PCRE2 promises.
  nonisolated(unsafe) private let code: OpaquePointer
  /// It asks for what a group has found before: comparing that is work that no step shows.
  private let looksBack: Bool

  /// - Throws: why it is none.
  package init(_ text: String) throws(PatternProblem) {
    guard text.utf8.count <= Self.maxLength else {
      throw PatternProblem(message: "longer than \(Self.maxLength) bytes")
    }
    self.text = text
    code = try Self.compiled(text)
    var groups: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_BACKREFMAX), &groups)
    looksBack = groups > 0
  }

  deinit { pcre2_code_free_8(code) }

  private static func compiled(_ text: String) throws(PatternProblem) -> OpaquePointer {
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_parens_nest_limit_8(context, UInt32(maxNesting))
    // A callout before each item counts the steps: PCRE2's own limit begins anew at each place of the text.
    let options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK | PCRE2_DOLLAR_ENDONLY | UInt32(PCRE2_NEVER_BACKSLASH_C)
      | PCRE2_AUTO_CALLOUT
    var error: Int32 = 0
    var offset = 0
    var text = text
    let code = text.withUTF8 { pcre2_compile_8($0.baseAddress, $0.count, options, &error, &offset, context) }
    if let code { return code }
    let place = String(decoding: text.utf8.prefix(offset), as: UTF8.self).unicodeScalars.count + 1
    throw PatternProblem(message: "\(message(error)), at character \(place)")
  }

  /// PCRE2's version, such as `10.42`.
  package static var libraryVersion: String {
    var bytes = [UInt8](repeating: 0, count: 64)
    guard pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), &bytes) > 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0 && $0 != 0x20 }, as: UTF8.self)
  }

  private static func message(_ error: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    guard pcre2_get_error_message_8(error, &bytes, bytes.count) > 0 else { return "it can't be read" }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// What one look has cost so far.
  private struct Steps {
    var left: Int
    /// Of each item.
    var price: Int
    /// Where the item before began: what a repetition ran over lies between.
    var place = 0
  }

  /// Whether it fits somewhere in a text. A bound that is met counts as no, and is a reason of the work.
  package func fits(_ text: String, _ work: inout Work) -> Bool {
    let count = text.utf8.count
    guard count <= Self.maxSubject else {
      work.giveUp("a text of \(count) bytes is longer than the \(Self.maxSubject) that a pattern is laid over")
      return false
    }
    guard work.spend(1 + count >> 6) else { return false }
    let most = min(work.left, Self.maxSteps)
    var steps = Steps(left: most, price: looksBack ? 1 + count >> 4 : 1)
    let found = look(text, &steps)
    let isPaid = work.spend(most - max(0, steps.left))
    switch found {
    case 0...: return true
    case PCRE2_ERROR_NOMATCH: return false
    default:
      if isPaid { work.giveUp("the pattern \(self.text.prefix(60)) takes too much work on a text of \(count) bytes") }
      return false
    }
  }

  /// What `pcre2_match` says.
  private func look(_ text: String, _ steps: inout Steps) -> Int32 {
    let context = pcre2_match_context_create_8(nil)
    defer { pcre2_match_context_free_8(context) }
    // Only whether it fits is asked for, not where.
    let found = pcre2_match_data_create_8(1, nil)
    defer { pcre2_match_data_free_8(found) }
    pcre2_set_heap_limit_8(context, Self.maxHeap)
    return withUnsafeMutablePointer(to: &steps) { steps in
      pcre2_set_callout_8(context, Self.count, steps)
      var text = text
      return text.withUTF8 {
        pcre2_match_8(code, $0.baseAddress, $0.count, 0, PCRE2_NO_UTF_CHECK, found, context)
      }
    }
  }

  /// Takes the steps of one item; ends the look where none are left.
  private static let count:
    @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 = { item, steps in
      guard let item, let steps = steps?.assumingMemoryBound(to: Steps.self) else { return 0 }
      let place = item.pointee.current_position
      // Groups are copied wherever there is a choice.
      let groups = Int(item.pointee.capture_top) >> 4
      steps.pointee.left -= steps.pointee.price + groups + abs(place - steps.pointee.place) >> 4
      steps.pointee.place = place
      return steps.pointee.left < 0 ? PCRE2_ERROR_CALLOUT : 0
    }
}

import Model
import Texts
import Tid

/// A value that a column holds.
protocol ColumnValue {
  /// Reads the next column; nil for NULL.
  static func read(_ c: inout Columns) throws(StoreError) -> Self?
  func bind(_ b: inout Binder)
  /// As a part of a row's key; nil for what is none.
  var key: Binder.Value? { get }
}

extension ColumnValue {
  var key: Binder.Value? { nil }
}

extension Text: ColumnValue {
  static func read(_ c: inout Columns) -> Text? { c.text() }
  func bind(_ b: inout Binder) { b.text(self) }
  var key: Binder.Value? { .text(self) }
}

extension Int64: ColumnValue {
  static func read(_ c: inout Columns) -> Int64? { c.int() }
  func bind(_ b: inout Binder) { b.int(self) }
  var key: Binder.Value? { .int(self) }
}

extension Int: ColumnValue {
  static func read(_ c: inout Columns) -> Int? { c.int().map(Int.init) }
  func bind(_ b: inout Binder) { b.int(self) }
}

extension Bool: ColumnValue {
  static func read(_ c: inout Columns) -> Bool? { c.bool() }
  func bind(_ b: inout Binder) { b.bool(self) }
}

extension Double: ColumnValue {
  static func read(_ c: inout Columns) -> Double? { c.double() }
  func bind(_ b: inout Binder) { b.double(self) }
}

extension Tidpunkt: ColumnValue {
  static func read(_ c: inout Columns) throws(StoreError) -> Tidpunkt? { try c.tidpunkt() }
  func bind(_ b: inout Binder) { b.tidpunkt(self) }
}

extension Datum: ColumnValue {
  static func read(_ c: inout Columns) throws(StoreError) -> Datum? { try c.datum() }
  func bind(_ b: inout Binder) { b.datum(self) }
}

extension Klockslag: ColumnValue {
  static func read(_ c: inout Columns) throws(StoreError) -> Klockslag? { try c.klockslag() }
  func bind(_ b: inout Binder) { b.klockslag(self) }
}

extension Identifier: ColumnValue where Raw: ColumnValue {
  static func read(_ c: inout Columns) throws(StoreError) -> Self? { try Raw.read(&c).map { Self($0) } }
  func bind(_ b: inout Binder) { rawValue.bind(&b) }
  var key: Binder.Value? { rawValue.key }
}

/// A code that is stored as it is written.
protocol ColumnCode: ColumnValue, RawRepresentable<String>, CaseIterable {}

extension ColumnCode {
  static func read(_ c: inout Columns) throws(StoreError) -> Self? { try c.kod() }
  func bind(_ b: inout Binder) { b.kod(self) }
}

extension Status: ColumnCode {}
extension Arbetsorder.Kontaktsatt: ColumnCode {}
extension Kontraktsval: ColumnCode {}
extension Omradestyp: ColumnCode {}
extension Resurstyp: ColumnCode {}
extension Roll: ColumnCode {}

/// One row of a world's data that changed, as it was and as it became (rule control 4.1).
package struct DataChange: Sendable, Equatable {
  /// What became of the row.
  package enum Kind: String, Sendable, CaseIterable { case inserted, updated, deleted }

  /// A column that has another value now; secrets are masked.
  package struct Field: Sendable, Equatable {
    /// The column.
    package var name: String
    /// As text; nil where there was nothing.
    package var before: String?
    /// As text; nil where there is nothing.
    package var after: String?

    package init(name: String, before: String?, after: String?) {
      self.name = name
      self.before = before
      self.after = after
    }
  }

  /// What became of it.
  package var kind: Kind
  /// The table.
  package var table: String
  /// The values of its primary key, joined by `/`.
  package var key: String
  /// The columns that differ.
  package var fields: [Field]

  package init(kind: Kind, table: String, key: String, fields: [Field]) {
    self.kind = kind
    self.table = table
    self.key = key
    self.fields = fields
  }
}

/// The JSON Schema of seed files, made from the declaration that the reader works by.
package enum SeedSchema {
  /// The text of `seed/seed.schema.json`.
  package static var json: String {
    SchemaWriter.document(SeedShapes.seed, id: "seed.schema.json", title: "fast2sim seed/1")
  }
}

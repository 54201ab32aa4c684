import JSON

/// The API as a Postman collection of format 2.1 that runs from top to bottom on the demo seed, and its environment.
package enum Postman {
  /// The collection of a contract.
  package static func collection(_ kontrakt: Kontrakt, version: String) -> ServedText {
    let folders = PostmanStory.folders.map { folder -> JSONValue in
      [
        "name": .text(folder.tag.rawValue),
        "item": .list(folder.steps.map { PostmanRequest(step: $0, kontrakt: kontrakt).item }),
      ]
    }
    let collection: JSONValue = [
      "info": [
        "name": .text(name(kontrakt)), "version": .text(version),
        "description": """
        Every operation, in an order that runs from top to bottom on the demo seed: tokens, login, what can be \
        reported on, and an arbetsorder from its creation to its end with all that hangs on it. Ids and tokens go from \
        request to request in variables; import the environment to see them.
        """,
        "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
      ],
      "item": .list(folders),
      "auth": ["type": "bearer", "bearer": [["key": "token", "value": "{{gatewayToken}}", "type": "string"]]],
      "variable": .list(
        PostmanVariable.all(kontrakt).map { ["key": .text($0.name), "value": .text($0.value), "type": "string"] }),
    ]
    return ServedText(collection, as: .json)
  }

  /// The environment of a contract.
  package static func environment(_ kontrakt: Kontrakt) -> ServedText {
    let values = PostmanVariable.all(kontrakt).map { variable -> JSONValue in
      [
        "key": .text(variable.name), "value": .text(variable.value), "type": variable.isSecret ? "secret" : "default",
        "enabled": true,
      ]
    }
    return ServedText(
      [
        "name": .text("fast2sim, " + name(kontrakt)), "values": .list(values), "_postman_variable_scope": "environment",
      ],
      as: .json)
  }

  private static func name(_ kontrakt: Kontrakt) -> String { "API Arbetsorder \(kontrakt.rawValue)" }
}

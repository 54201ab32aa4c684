// Documents: seed files: YAML to diagnostics or to domain values. The only room that knows YAML.

package main

// strict returns the schema as plain JSON schema that allows no unknown field.
func strict(schema object) object {
	result := object{}
	for key, value := range schema {
		switch key {
		case "properties":
			properties := object{}
			for name, property := range value.(object) {
				properties[name] = strict(property.(object))
			}
			result[key] = properties
		case "items":
			result[key] = strict(value.(object))
		case "additionalProperties":
			if nested, ok := value.(object); ok {
				result[key] = strict(nested)
			} else {
				result[key] = value
			}
		case "oneOf", "anyOf", "allOf", "not":
			// Conditions on the object that holds them. They name some of its fields only, so they are
			// not closed themselves.
			result[key] = value
		case "type", "enum", "required", "pattern", "$ref",
			"minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties":
			result[key] = value
		}
		// Left out: descriptions, defaults, formats (not checked anyway) and Kubernetes' own extensions.
	}
	if schema["x-kubernetes-int-or-string"] == true {
		delete(result, "type")
		if result["anyOf"] == nil && result["oneOf"] == nil {
			result["oneOf"] = oneOf("string", "integer")["oneOf"]
		}
	}
	if properties, ok := result["properties"].(object); ok {
		if schema["x-kubernetes-embedded-resource"] == true {
			for _, name := range []string{"apiVersion", "kind", "metadata"} {
				if properties[name] == nil {
					properties[name] = object{}
				}
			}
		}
		open := schema["x-kubernetes-preserve-unknown-fields"] == true
		if _, set := result["additionalProperties"]; !set && !open {
			result["additionalProperties"] = false
		}
	}
	if schema["nullable"] == true {
		if kind, ok := result["type"].(string); ok {
			result["type"] = []any{kind, "null"}
		}
	}
	return result
}

// Makes JSON schemas for kubeconform from the OpenAPI description of Kubernetes and from the files of
// custom resource definitions (CRDs), all of which lie in Go modules.
//
//	schemas OUT MODULE=FOLDER...
//
// One schema is OUT/<group>/<kind>_<version>.json, in lower case; the core group's folder is its
// version, as kubeconform names it. Every schema is strict: it knows all fields, and no other is
// allowed.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sigs.k8s.io/yaml"
)

type object = map[string]any

// Where the definitions are in each module.
var crdFiles = map[string]string{
	"istio.io/api": "kubernetes/customresourcedefinitions.gen.yaml",
	"github.com/prometheus-operator/prometheus-operator": "example/prometheus-operator-crd/*.yaml",
	"sigs.k8s.io/gateway-api":                            "config/crd/standard/*.yaml",
	"github.com/cert-manager/cert-manager":               "deploy/crds/*.yaml",
}

const (
	kubernetes = "k8s.io/kubernetes"
	openApi    = "api/openapi-spec/swagger.json"
	objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: schemas OUT MODULE=FOLDER...")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "schemas:", err)
		os.Exit(1)
	}
}

func run(out string, modules []string) error {
	folders := map[string]string{}
	for _, m := range modules {
		name, folder, _ := strings.Cut(m, "=")
		folders[name] = folder
	}
	definitions, count, err := kubernetesSchemas(out, filepath.Join(folders[kubernetes], openApi))
	if err != nil {
		return err
	}
	fmt.Printf("schemas: %d from %s\n", count, kubernetes)
	for name, folder := range folders {
		if name == kubernetes {
			continue
		}
		files, err := filepath.Glob(filepath.Join(folder, crdFiles[name]))
		if err != nil || len(files) == 0 || crdFiles[name] == "" {
			return fmt.Errorf("no CRD files in %s (%s)", name, folder)
		}
		count := 0
		for _, file := range files {
			n, err := crdSchemas(out, file, definitions)
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			count += n
		}
		if count == 0 {
			return fmt.Errorf("no CRD in %s", name)
		}
		fmt.Printf("schemas: %d from %s\n", count, name)
	}
	return nil
}

// write adds what must hold for the top of an object, and the definitions that it needs.
func write(out, group, version, kind string, schema object, definitions object) error {
	apiVersion, folder := group+"/"+version, group
	if group == "" {
		apiVersion, folder = version, version
	}
	properties := schema["properties"].(object)
	properties["apiVersion"] = object{"type": "string", "enum": []string{apiVersion}}
	properties["kind"] = object{"type": "string", "enum": []string{kind}}
	required, _ := schema["required"].([]any)
	schema["required"] = append([]any{"apiVersion", "kind"}, without(required, "apiVersion", "kind")...)
	needed := object{}
	collect(schema, definitions, needed)
	if len(needed) > 0 {
		schema["definitions"] = needed
	}
	text, err := json.Marshal(schema)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(out, folder), 0o755); err != nil {
		return err
	}
	name := strings.ToLower(kind) + "_" + version + ".json"
	return os.WriteFile(filepath.Join(out, folder, name), text, 0o644)
}

func without(all []any, names ...string) []any {
	var rest []any
	for _, value := range all {
		keep := true
		for _, name := range names {
			keep = keep && value != name
		}
		if keep {
			rest = append(rest, value)
		}
	}
	return rest
}

const refPrefix = "#/definitions/"

// collect follows references; a definition may refer to itself.
func collect(node any, definitions, needed object) {
	switch n := node.(type) {
	case object:
		if ref, ok := n["$ref"].(string); ok {
			name := strings.TrimPrefix(ref, refPrefix)
			if needed[name] == nil {
				needed[name] = definitions[name]
				collect(definitions[name], definitions, needed)
			}
		}
		for _, child := range n {
			collect(child, definitions, needed)
		}
	case []any:
		for _, child := range n {
			collect(child, definitions, needed)
		}
	}
}

func kubernetesSchemas(out, file string) (definitions object, count int, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, 0, err
	}
	var api struct{ Definitions map[string]object }
	if err := json.Unmarshal(text, &api); err != nil {
		return nil, 0, err
	}
	type kind struct{ group, version, kind, definition string }
	var kinds []kind
	definitions = object{}
	for name, definition := range api.Definitions {
		if list, ok := definition["x-kubernetes-group-version-kind"].([]any); ok && definition["properties"] != nil {
			for _, item := range list {
				k := item.(object)
				kinds = append(kinds, kind{k["group"].(string), k["version"].(string), k["kind"].(string), name})
			}
		}
		definitions[name] = strict(definition)
	}
	// The two types whose description says less than the API server accepts.
	definitions["io.k8s.apimachinery.pkg.util.intstr.IntOrString"] = oneOf("string", "integer")
	definitions["io.k8s.apimachinery.pkg.api.resource.Quantity"] = oneOf("string", "number")
	for _, k := range kinds {
		if properties := api.Definitions[k.definition]["properties"].(object); properties["apiVersion"] == nil {
			continue
		}
		schema := copyOf(definitions[k.definition].(object))
		if err := write(out, k.group, k.version, k.kind, schema, definitions); err != nil {
			return nil, 0, err
		}
		count++
	}
	return definitions, count, nil
}

func oneOf(types ...string) object {
	var choices []any
	for _, t := range types {
		choices = append(choices, object{"type": t})
	}
	return object{"oneOf": choices}
}

// copyOf copies what write changes: the object and its properties.
func copyOf(schema object) object {
	top, properties := object{}, object{}
	for key, value := range schema {
		top[key] = value
	}
	for key, value := range schema["properties"].(object) {
		properties[key] = value
	}
	top["properties"] = properties
	return top
}

// crdSchemas makes a schema for each served version of each definition in a file.
func crdSchemas(out, file string, definitions object) (count int, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	for _, document := range strings.Split("\n"+string(text), "\n---") {
		var crd struct {
			Kind string
			Spec struct {
				Group    string
				Names    struct{ Kind string }
				Versions []struct {
					Name   string
					Served bool
					Schema struct {
						OpenAPIV3Schema object `json:"openAPIV3Schema"`
					}
				}
			}
		}
		if err := yaml.Unmarshal([]byte(document), &crd); err != nil {
			return 0, err
		}
		if crd.Kind != "CustomResourceDefinition" {
			continue
		}
		for _, v := range crd.Spec.Versions {
			if !v.Served || v.Schema.OpenAPIV3Schema["properties"] == nil {
				continue
			}
			schema := strict(v.Schema.OpenAPIV3Schema)
			schema["properties"].(object)["metadata"] = object{"$ref": refPrefix + objectMeta}
			if err := write(out, crd.Spec.Group, v.Name, crd.Spec.Names.Kind, schema, definitions); err != nil {
				return 0, err
			}
			count++
		}
	}
	return count, nil
}

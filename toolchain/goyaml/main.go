// Reads YAML documents as Go programs do, so that a test can compare.
//
// Input: each document is followed by a NUL byte. Output, as soon as a document is read: one line of
// JSON for each parser, in a fixed order:
//
//	{"document":0,"parser":"sigs.k8s.io/yaml","value":{"a":1}}
//	{"document":0,"parser":"go.yaml.in/yaml/v2","error":"yaml: line 1: ..."}
//
// sigs.k8s.io/yaml is what kubectl and the Go clients of Kubernetes use. In the values of the other
// parsers a float always has a point or an exponent, and what JSON lacks is an object with one key:
// {"!time": "..."}, {"!float": ".inf"}, {"!map": [[key, value], ...]} for keys that are no strings.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"

	yaml2 "go.yaml.in/yaml/v2"
	yaml3 "go.yaml.in/yaml/v3"
	old3 "gopkg.in/yaml.v3"
	sigs "sigs.k8s.io/yaml"
)

type decoder interface{ Decode(any) error }

type parser struct {
	name string
	read func([]byte) (json.RawMessage, error)
}

var parsers = []parser{
	{"sigs.k8s.io/yaml", kubernetes},
	{"go.yaml.in/yaml/v2", plain(func(r io.Reader) decoder { return yaml2.NewDecoder(r) })},
	{"go.yaml.in/yaml/v3", plain(func(r io.Reader) decoder { return yaml3.NewDecoder(r) })},
	{"gopkg.in/yaml.v3", plain(func(r io.Reader) decoder { return old3.NewDecoder(r) })},
}

func kubernetes(document []byte) (json.RawMessage, error) {
	// Kubernetes' readers cut a stream at such lines before any parser sees them.
	if bytes.Contains(document, []byte("\n---")) {
		return nil, errors.New("more than one document")
	}
	return sigs.YAMLToJSONStrict(document)
}

func plain(open func(io.Reader) decoder) func([]byte) (json.RawMessage, error) {
	return func(document []byte) (json.RawMessage, error) {
		d := open(bytes.NewReader(document))
		var value, more any
		if err := d.Decode(&value); err != nil && err != io.EOF {
			return nil, err
		}
		if err := d.Decode(&more); err != io.EOF {
			return nil, errors.New("more than one document")
		}
		return encode(value)
	}
}

func encode(value any) (json.RawMessage, error) {
	switch v := value.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return encode(map[string]any{"!float": fmt.Sprint(v)})
		}
		text := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(text, ".e") {
			text += ".0"
		}
		return json.RawMessage(text), nil
	case time.Time:
		return encode(map[string]any{"!time": v.Format(time.RFC3339Nano)})
	case []any:
		items := make([]json.RawMessage, len(v))
		for i := range v {
			item, err := encode(v[i])
			if err != nil {
				return nil, err
			}
			items[i] = item
		}
		return json.Marshal(items)
	case map[string]any:
		fields := make(map[string]json.RawMessage, len(v))
		for key := range v {
			field, err := encode(v[key])
			if err != nil {
				return nil, err
			}
			fields[key] = field
		}
		return json.Marshal(fields)
	case map[any]any:
		return mapping(v)
	default:
		return json.Marshal(v)
	}
}

func mapping(m map[any]any) (json.RawMessage, error) {
	strings, pairs := make(map[string]any, len(m)), []any{}
	for key, value := range m {
		if text, ok := key.(string); ok {
			strings[text] = value
		}
		pairs = append(pairs, []any{key, value})
	}
	if len(strings) == len(m) {
		return encode(strings)
	}
	sort.Slice(pairs, func(i, j int) bool { return fmt.Sprint(pairs[i]) < fmt.Sprint(pairs[j]) })
	return encode(map[string]any{"!map": pairs})
}

func main() {
	in, out := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for number := 0; ; number++ {
		document, err := in.ReadBytes(0)
		if err == io.EOF {
			if len(document) > 0 {
				fmt.Fprintln(os.Stderr, "goyaml: the last document is not followed by a NUL byte")
				os.Exit(2)
			}
			return
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "goyaml:", err)
			os.Exit(1)
		}
		for _, p := range parsers {
			line := struct {
				Document int             `json:"document"`
				Parser   string          `json:"parser"`
				Value    json.RawMessage `json:"value,omitempty"`
				Error    string          `json:"error,omitempty"`
			}{Document: number, Parser: p.name}
			if line.Value, err = p.read(document[:len(document)-1]); err != nil {
				line.Value, line.Error = nil, err.Error()
			}
			text, err := json.Marshal(line)
			if err != nil {
				fmt.Fprintln(os.Stderr, "goyaml:", err)
				os.Exit(1)
			}
			out.Write(append(text, '\n'))
		}
		out.Flush()
	}
}

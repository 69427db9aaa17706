import { ESLint } from 'eslint';
import ts from 'typescript';

// Checks the types, then lints with them: both on the same programs, since reading the sources and finding their
// types is most of the work of either. With --types or --code only that one. Ends with the number of checks that failed.

const PROJECTS = ['tsconfig.json', 'src/web/browser/tsconfig.json'];

const asked = process.argv.slice(2);
const isAsked = (check) => asked.length === 0 || asked.includes(`--${check}`);

const programs = PROJECTS.map(read);
const typesFail = isAsked('types') && reportWrongTypes();
const codeFails = isAsked('code') && (await reportBadCode());
process.exitCode = Number(typesFail) + Number(codeFails);

/** The program of a project, whose nodes know their parents, as the linter asks. */
function read(project) {
  const { options, fileNames, errors, projectReferences } = ts.getParsedCommandLineOfConfigFile(
    project,
    { noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (error) => {
        throw new Error(textOf([error]));
      },
    },
  );
  const host = ts.createCompilerHost(options, true);
  // As tsc does: comments hold no types here.
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
  return ts.createProgram({
    rootNames: fileNames,
    options,
    projectReferences,
    configFileParsingDiagnostics: errors,
    host,
  });
}

function reportWrongTypes() {
  const diagnostics = programs.flatMap((program) => [...ts.getPreEmitDiagnostics(program)]);
  if (diagnostics.length === 0) return false;
  console.error(textOf(diagnostics));
  return true;
}

function textOf(diagnostics) {
  return ts.formatDiagnosticsWithColorAndContext(diagnostics, {
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getCanonicalFileName: (name) => name,
    getNewLine: () => ts.sys.newLine,
  });
}

async function reportBadCode() {
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { programs } } },
  });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  console.log(await formatter.format(results));
  return results.some(({ errorCount }) => errorCount > 0);
}

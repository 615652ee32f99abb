const tests = '\\.test\\.tsx?$';

/** One direction: policy → platform → modules → app. Each rule's comment says what to do instead. */
module.exports = {
  forbidden: [
    {
      name: 'policy-knows-nothing-above-it',
      comment: 'src/policy is the language and its compilers. Pass what it needs as an argument.',
      severity: 'error',
      from: { path: '^src/policy/', pathNot: tests },
      to: { path: '^src/(?!policy/)' },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'src/platform knows no domain. Let the module contribute through src/platform/module.ts.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^src/(?!policy/|platform/)' },
    },
    {
      name: 'modules-meet-in-module-ts',
      comment:
        "Another module's insides are its own. Import its module.ts, or contribute through src/platform/module.ts.",
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: tests },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/module\\.ts$'] },
    },
    {
      name: 'commands-of-avow-meet-modules-in-module-ts',
      comment: "A module's insides are its own, for the command line too. Import its module.ts.",
      severity: 'error',
      from: { path: '^src/(commands/|[^/]+\\.ts$)', pathNot: tests },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/module\\.ts$' },
    },
    {
      name: 'modules-know-no-app',
      comment: 'The composition root knows the modules, never the other way round.',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: tests },
      to: { path: '^src/[^/]+\\.ts$|^src/commands/' },
    },
    {
      name: 'commands-know-no-http',
      comment: 'Commands, queries and tasks take and return values; only routes speak HTTP.',
      severity: 'error',
      from: { path: '^src/modules/.+[/-](commands|queries|tasks)\\.ts$' },
      to: { path: '^src/platform/http/(server|failures|pages|console|forms|guards)|node_modules/hono' },
    },
    {
      name: 'views-are-pure',
      comment: 'A view, or the body of a mail, is a function of data: no database, no task, no outbox.',
      severity: 'error',
      from: { path: '^src/modules/.+[/-](views|mails)\\.tsx$' },
      to: {
        path: '^src/platform/(db|mail|jobs)/|node_modules/(pg|kysely)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'client-stands-alone',
      comment: 'The client is shipped without the server. What both need lies in client/src.',
      severity: 'error',
      from: { path: '^client/', pathNot: tests },
      to: { path: '^(src|policy)/|node_modules/' },
    },
    {
      name: 'no-circles',
      comment: 'Move what both need below both.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};

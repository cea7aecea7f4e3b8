// The import law of docs/style.md. Every rule says what to do instead; there are no exceptions by file name list.
const TEST = '\\.test\\.tsx?$|/test-support/|^server/test/|^test/|\\.examples\\.tsx?$';
const deny = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    deny(
      'no-cycles',
      'Two files that need each other are one thought: join them or move the shared part below both.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    deny('no-unresolvable', 'This import points nowhere.', {}, { couldNotResolve: true }),
    deny(
      'no-orphans',
      'Nobody imports this file: use it or remove it.',
      {
        orphan: true,
        path: '^(src|contract|domain|server)/',
        pathNot: [TEST, '\\.d\\.ts$', '\\.config\\.ts$', '^src/paths\\.ts$', '^src/static/', '^src/custom-tab-bar/'],
      },
      {},
    ),
    deny(
      'no-tests-in-products',
      'What ships never imports tests or their helpers.',
      { path: '^(src|contract|domain|server/src)/', pathNot: TEST },
      { path: TEST },
    ),
    deny(
      'declared-packages-only',
      'The package is not in the package.json of the folder that imports it.',
      { path: '^(src|contract|domain|server)/', pathNot: TEST },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    ),

    // ---- tiers: src | server → contract → domain → nothing
    deny(
      'domain-imports-nothing',
      'domain is pure: no packages, no Node, no other tier. Take facts as arguments.',
      { path: '^domain/src/', pathNot: TEST },
      { pathNot: '^domain/src/' },
    ),
    deny(
      'contract-sees-domain-and-zod',
      'contract is the wire alone: it knows zod and types and constants of domain.',
      { path: '^contract/src/', pathNot: TEST },
      { pathNot: '^(contract|domain)/src/|^node_modules/zod/' },
    ),
    deny(
      'client-never-sees-server',
      'The phone talks to the server through contract alone.',
      { path: '^src/', pathNot: TEST },
      { path: '^(server|scripts|e2e|bench|config)/' },
    ),
    deny(
      'server-never-sees-client',
      'The server knows no screen: share through contract or domain.',
      { path: '^server/', pathNot: TEST },
      { path: '^(src|e2e|bench|config|scripts)/' },
    ),
    deny(
      'journeys-over-http',
      'Journeys use the product as people do: over HTTP, with contract for words.',
      { path: '^e2e/' },
      { path: '^(src|server)/' },
    ),
    deny(
      'benchmarks-above-stores',
      'A benchmark measures over HTTP, or a whole operation as a route calls it: never a screen, a route or a single store.',
      { path: '^bench/' },
      { path: '^src/|^server/src/features/.*/(routes|store|[^/]+-routes|[^/]+-store)\\.ts$' },
    ),

    // ---- server: routes → service → store
    deny(
      'sql-in-stores-only',
      'Only store.ts, *-store.ts, db.ts and the migration runner touch pg and kysely.',
      {
        path: '^server/src/',
        pathNot: [TEST, '/(store|[^/]+-store)\\.ts$', '^server/src/plugins/db\\.ts$', '^server/src/db/'],
      },
      { path: '^node_modules/(pg|kysely|pg-[^/]+|@types/pg)/' },
    ),
    deny(
      'services-know-no-fastify',
      'A service loads, decides and saves; HTTP stays in routes and plugins.',
      { path: '^server/src/features/', pathNot: [TEST, '/(routes|[^/]+-routes|index)\\.ts$'] },
      { path: '^node_modules/(@fastify|fastify[^/]*)/' },
    ),
    deny(
      'routes-call-services',
      'A route calls its service; only services open a store.',
      { path: '^server/src/features/.*/(routes|[^/]+-routes)\\.ts$' },
      { path: '^server/src/features/.*/(store|[^/]+-store)\\.ts$' },
    ),
    deny(
      'nothing-above-a-service',
      'Services, stores and rules never import routes or the assembly above them.',
      { path: '^server/src/features/.+/', pathNot: [TEST, '/(routes|[^/]+-routes|index)\\.ts$'] },
      {
        path: '^server/src/(app|main)\\.ts$|^server/src/features/.*/(routes|[^/]+-routes)\\.ts$|^server/src/features/index\\.ts$',
      },
    ),
    deny(
      'stores-are-leaves',
      'A store is SQL: it imports the database, types and helpers, never a service.',
      { path: '^server/src/features/.+/(store|[^/]+-store)\\.ts$' },
      { path: '^server/src/features/.+/(service|[^/]+-service)\\.ts$' },
    ),
    deny(
      'stores-are-private',
      'One feature never reads the tables of another itself: it calls what that one exports above its store.',
      { path: '^server/src/features/([^/]+)/', pathNot: TEST },
      { path: '^server/src/features/[^/]+/(store|[^/]+-store)\\.ts$', pathNot: '^server/src/features/$1/' },
    ),

    // ---- client: pages → features → ui, platform, copy, paths
    deny(
      'one-door-to-taro',
      'Only src/platform imports @tarojs/taro: add what is missing there.',
      { path: '^src/', pathNot: [TEST, '^src/platform/', '\\.config\\.ts$'] },
      { path: '^node_modules/@tarojs/(taro|taro-h5|runtime|react|router|shared|api)/' },
    ),
    deny(
      'components-where-screens-are',
      '@tarojs/components belongs to ui, pages and features.',
      { path: '^src/(platform|copy|paths)' },
      { path: '^node_modules/@tarojs/components/' },
    ),
    deny(
      'features-never-import-each-other',
      'What two features need moves down to domain, contract or ui, or the page joins them.',
      { path: '^src/features/([^/]+)/', pathNot: TEST },
      { path: '^src/features/', pathNot: '^src/features/$1/' },
    ),
    deny(
      'nobody-imports-a-page',
      'Pages compose; what others need too moves down to a feature or to ui.',
      { path: '^src/', pathNot: [TEST, '^src/(pages|packages)/'] },
      { path: '^src/(pages|packages)/' },
    ),
    deny(
      'pages-stand-alone',
      'A page takes what it needs from features and ui, never from another page.',
      { path: '^src/(pages/[^/]+|packages/[^/]+)/', pathNot: TEST },
      { path: '^src/(pages|packages)/', pathNot: '^src/$1/' },
    ),
    deny(
      'ui-knows-nobody',
      'src/ui knows no feature, no contract and no copy: texts and values come as props.',
      { path: '^src/ui/', pathNot: TEST },
      { path: '^src/(features|pages|packages|copy|paths)|^contract/' },
    ),
    deny(
      'platform-is-below',
      'src/platform knows contract and domain, never a screen.',
      { path: '^src/platform/', pathNot: TEST },
      { path: '^src/(features|pages|packages|ui)/' },
    ),
    deny(
      'copy-is-words',
      'src/copy holds sentences and their types, nothing that runs a screen.',
      { path: '^src/copy/', pathNot: TEST },
      { path: '^src/(features|pages|packages|ui|platform)/' },
    ),
    deny(
      'paths-is-a-leaf',
      'src/paths.ts imports nothing but the types of its parameters, and they import nothing.',
      { path: '^src/(paths|page-parameters)\\.ts$' },
      { path: '.+', pathNot: '^src/page-parameters\\.ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.data|coverage|e2e/\\.out)/|\\.(scss|css|png|svg|jpg)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // A package of types alone has nothing else.
      mainFields: ['module', 'main', 'types'],
    },
    skipAnalysisNotInRules: true,
    cache: { folder: '.cache/depcruise', strategy: 'content' },
  },
};

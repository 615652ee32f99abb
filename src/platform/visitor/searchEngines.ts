/** How one search engine puts the phrase into the address that its visitors come from. */
export interface SearchEngine {
  readonly host: RegExp;
  /** Names of the query parameter, in order of preference. */
  readonly parameters: readonly string[];
  /** The encoding of percent sequences that are not UTF-8; windows-1251 unless said. */
  readonly legacy?: 'gb18030' | 'euc-kr';
}

/** com, de, co.uk, com.tr: the endings under which the big ones have their country sites. */
const country = '(?:com|net|cat|[a-z]{2}|com?\\.[a-z]{2})';

function hosts(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/**
 * Engines are known by their host alone; a host that is not here has no phrase, whatever its parameters are
 * called (`p=` is a post number in most forums). Mail, documents and groups of the same houses are no search.
 */
export const searchEngines: readonly SearchEngine[] = [
  {
    host: hosts(
      `(?:(?:www\\d?|m|images|encrypted|ipv[46]|news|video|scholar|books|maps|cse|search|translate)\\.)?google\\.${country}`,
    ),
    parameters: ['q', 'as_q'],
  },
  { host: hosts('(?:[a-z0-9-]+\\.)?bing\\.com'), parameters: ['q'] },
  {
    host: hosts(
      '(?:(?:www|m|images|video|news|search)\\.)?(?:yandex\\.(?:[a-z]{2,3}|com?\\.[a-z]{2})|ya\\.ru)',
    ),
    parameters: ['text', 'query'],
  },
  { host: hosts('(?:[a-z0-9-]+\\.)?duckduckgo\\.com'), parameters: ['q'] },
  { host: hosts(`(?:[a-z0-9-]+\\.)*search\\.yahoo\\.${country}`), parameters: ['p', 'va'] },
  {
    host: hosts('(?:(?:www|m|wap|image|images|news|video|v)\\.)?baidu\\.com'),
    parameters: ['wd', 'word', 'kw'],
    legacy: 'gb18030',
  },
  { host: hosts('(?:go|m\\.go|search|nova)\\.mail\\.ru'), parameters: ['q'] },
  { host: hosts('(?:nova|search|www|m)\\.rambler\\.ru'), parameters: ['query', 'words'] },
  { host: hosts('(?:www\\.)?sputnik\\.ru'), parameters: ['q'] },
  { host: hosts('(?:www\\.)?ecosia\\.org'), parameters: ['q'] },
  { host: hosts('(?:www|lite)\\.qwant\\.com'), parameters: ['q'] },
  { host: hosts('(?:[a-z0-9-]+\\.)?(?:startpage|ixquick)\\.com'), parameters: ['query', 'q'] },
  { host: hosts('(?:(?:www|m|search|images|[a-z]{2})\\.)?ask\\.com'), parameters: ['q'] },
  {
    host: hosts(`(?:[a-z0-9-]+\\.)?(?:search|suche|recherche)\\.aol\\.${country}`),
    parameters: ['q', 'query'],
  },
  { host: hosts('(?:[a-z0-9-]+\\.)?search\\.naver\\.com'), parameters: ['query'], legacy: 'euc-kr' },
  { host: hosts('(?:m\\.)?search\\.daum\\.net'), parameters: ['q'], legacy: 'euc-kr' },
  { host: hosts('search\\.seznam\\.cz'), parameters: ['q'] },
  { host: hosts('(?:www|m|wap|pic)\\.sogou\\.com'), parameters: ['query', 'keyword'], legacy: 'gb18030' },
  { host: hosts('(?:www|m|image)\\.so\\.com'), parameters: ['q'], legacy: 'gb18030' },
  { host: hosts('search\\.brave\\.com'), parameters: ['q'] },
  { host: hosts('(?:www\\.)?(?:kagi|mojeek|dogpile|lycos|yep)\\.com'), parameters: ['q'] },
  { host: hosts('(?:www\\.)?swisscows\\.com'), parameters: ['query'] },
  { host: hosts('(?:www\\.)?metager\\.(?:de|org)'), parameters: ['eingabe'] },
  { host: hosts('suche\\.(?:web\\.de|gmx\\.net)'), parameters: ['q', 'su'] },
  { host: hosts('suche\\.t-online\\.de'), parameters: ['q'] },
  { host: hosts('coccoc\\.com'), parameters: ['query'] },
  { host: hosts('(?:www\\.)?petalsearch\\.com'), parameters: ['query'] },
  { host: hosts('search\\.(?:msn|live|conduit|babylon|lycos)\\.com'), parameters: ['q'] },
];

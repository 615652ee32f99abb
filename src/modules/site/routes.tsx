import { DomainError, Fault } from '../../platform/fault.ts';
import { cachedPage, siteFrame } from '../../platform/http/pages.tsx';
import type { ModuleServices, Route } from '../../platform/module.ts';
import { type ActivityName, type Language, languages } from '../../policy/vocabulary.ts';
import { createPages, proofOf } from '../publication/module.ts';
import { type Article, readArticle } from './content.ts';
import { homePage } from './home-views.tsx';
import { productPage, productsPage } from './product-views.tsx';
import { productFacts } from './products.ts';
import { comingPage } from './service-views.tsx';
import { comingServices } from './services.ts';

/** Support ends by the day, measurements are fresh for 15 seconds: how long pages that show them may be kept. */
const seconds = { proof: 15, support: 300 };

/** What an installation with consent serves (clause 7.2), in the order in which it is asked. */
const installation: readonly ActivityName[] = [
  'licenceSeat',
  'licenceVerification',
  'personalSupport',
  'account',
];

/** Home, products, and the pages of services to come. */
export function siteRoutes(services: ModuleServices): Route[] {
  return [homeRoute(services), productsRoute(services), productRoute(services), ...comingRoutes(services)];
}

type Articles = Readonly<Record<Language, Article>>;

/** @throws Fault when the article is missing in a language */
function requireArticles(name: string): Articles {
  const read = (language: Language): Article => {
    const article = readArticle(language, name);
    if (!article) throw new Fault(`content/${language}/${name}.md is missing: write it.`);
    return article;
  };
  return { en: read('en'), de: read('de'), ru: read('ru') };
}

function homeRoute(services: ModuleServices): Route {
  const articles = requireArticles('home');
  const proof = proofOf(services);
  return {
    method: 'GET',
    path: '/',
    localised: true,
    handle: cachedPage(
      services,
      async ({ var: { language } }) => {
        const now = services.clock.now();
        const [current] = productFacts(services.policy, now);
        return homePage({
          language,
          brand: siteFrame(services, language).brand,
          article: articles[language],
          current,
          about: current ? readArticle(language, `products/${current.id}`) : null,
          proof: await proof(),
          now,
        });
      },
      seconds.proof,
    ),
  };
}

function productsRoute(services: ModuleServices): Route {
  const articles = requireArticles('products');
  return {
    method: 'GET',
    path: '/products',
    localised: true,
    handle: cachedPage(
      services,
      ({ var: { language } }) => {
        const now = services.clock.now();
        return productsPage({
          language,
          now,
          article: articles[language],
          products: productFacts(services.policy, now),
          articleOf: (id) => readArticle(language, `products/${id}`),
        });
      },
      seconds.support,
    ),
  };
}

function productRoute(services: ModuleServices): Route {
  const pages = new Map(
    Object.keys(services.policy.products).map((id) => [id, productHandler(services, id)]),
  );
  return {
    method: 'GET',
    path: '/products/:id',
    localised: true,
    handle: (context) => {
      const page = pages.get(context.req.param('id') ?? '');
      if (!page) throw new DomainError('notFound');
      return page(context);
    },
  };
}

function productHandler(services: ModuleServices, id: string): Route['handle'] {
  const pageOf = createPages(services);
  const articles = new Map(languages.map((language) => [language, readArticle(language, `products/${id}`)]));
  return cachedPage(
    services,
    ({ var: { language } }) => {
      const now = services.clock.now();
      const product = productFacts(services.policy, now).find((one) => one.id === id);
      if (!product) throw new DomainError('notFound');
      const page = pageOf(language);
      return productPage({
        language,
        product,
        now,
        article: articles.get(language) ?? null,
        activities: page.activities.filter((activity) => installation.includes(activity.name)),
        running: page.sections.flatMap((section) => section.clauses).find((clause) => clause.id === '7.4'),
      });
    },
    seconds.support,
  );
}

function comingRoutes(services: ModuleServices): Route[] {
  const pageOf = createPages(services);
  return comingServices.map((service) => ({
    method: 'GET',
    path: service.path,
    localised: true,
    handle: cachedPage(services, ({ var: { language } }) => comingPage(service, pageOf(language))),
  }));
}

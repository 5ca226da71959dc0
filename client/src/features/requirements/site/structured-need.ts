import { type NeedQuery } from './need.generated.js';

/** The need for machines: schema.org knows demands. */
export function structuredNeed(need: NonNullable<NeedQuery['requirement']>, origin: string): object {
  const { code, title, summary, releasedAt, deadline, budget, organization } = need;
  return {
    '@context': 'https://schema.org',
    '@type': 'Demand',
    '@id': `${origin}/requirements/${code}`,
    identifier: code,
    name: title.text,
    ...(summary && { description: summary.text }),
    ...(releasedAt && { validFrom: releasedAt }),
    ...(deadline && { validThrough: deadline }),
    ...(organization && { seller: { '@type': 'Organization', name: organization.name.text } }),
    ...(budget && {
      priceSpecification: {
        '@type': 'PriceSpecification',
        priceCurrency: 'CNY',
        price: Number(BigInt(budget)) / 100,
      },
    }),
  };
}

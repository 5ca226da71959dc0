import { describe, expect, it } from '@jest/globals';
import { readSeason } from './content.js';

describe('the content of gansu-7', () => {
  const { cast, enterprises, needs } = readSeason();
  const count = (field: string, outcome: string) =>
    needs.filter((need) => need.field === field && need.outcome === outcome).length;

  it.each([
    ['electronic-information', 14, 8],
    ['equipment-manufacturing', 19, 11],
    ['energy-environment', 17, 11],
    ['modern-agriculture', 20, 12],
    ['biomedicine', 16, 10],
    ['petrochemical', 12, 8],
    ['other', 8, 6],
  ])('has the published needs of %s: %i released, %i rejected', (field, released, rejected) => {
    expect([count(field, 'released'), count(field, 'rejected')]).toEqual([released, rejected]);
  });

  it('adds four that were returned and four that were withdrawn', () => {
    const extra = (outcome: string) => needs.filter((need) => need.outcome === outcome).length;
    expect([needs.length, extra('returned'), extra('withdrawn')]).toEqual([180, 4, 4]);
  });

  it.each([
    ['titles', needs.flatMap(({ title }) => [title.zh, title.en])],
    ['summaries', needs.flatMap(({ summary }) => [summary.zh, summary.en])],
    ['diagnoses', needs.map(({ diagnosis }) => diagnosis.zh)],
  ])('has no two %s alike but for numbers', (_what, texts) => {
    const bare = texts.map((text) => text.replaceAll(/[\d.%～、\s-]/g, ''));
    expect(new Set(bare).size).toBe(bare.length);
  });

  it('gives every released need targets for what a solution must reach', () => {
    const without = needs
      .filter(({ outcome }) => outcome === 'released')
      .filter(({ indicators }) =>
        indicators.some(
          ({ mustHave, target, targetText }) => mustHave && target === null && targetText === null,
        ),
      );
    expect(without).toEqual([]);
  });

  it('knows everybody by an address of their own', () => {
    const emails = [...cast.people, ...enterprises.map(({ contact }) => contact)].map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
  });

  it('has an officer in every prefecture where an enterprise is', () => {
    const regions = cast.people.flatMap(({ region }) => region ?? []);
    const prefectures = new Set(enterprises.map(({ region }) => `${region.slice(0, 4)}00`));
    expect([...prefectures].filter((region) => !regions.includes(region))).toEqual([]);
  });
});

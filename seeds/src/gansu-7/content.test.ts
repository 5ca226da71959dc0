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

describe('the answers in the content of gansu-7', () => {
  const { institutions, teams, solutions, needs, enterprises, cast } = readSeason();

  it('are 187 solutions of 130 teams to 87 needs, 48 of which are docked', () => {
    expect([solutions.length, teams.length]).toEqual([187, 130]);
    expect(new Set(solutions.map(({ team }) => team.key)).size).toBe(130);
    expect(new Set(solutions.map(({ need }) => need.key)).size).toBe(87);
    const docked = solutions.filter(({ outcome }) => outcome === 'docked');
    expect(docked).toHaveLength(48);
    expect(new Set(docked.map(({ need }) => need.key)).size).toBe(48);
    expect(needs.filter(({ outcome }) => outcome === 'released')).toHaveLength(106);
  });

  it('come from the seven published provinces', () => {
    const provinces = ['11', '12', '33', '32', '51', '61', '62'];
    const counts = provinces.map((code) => teams.filter(({ region }) => region.startsWith(code)).length);
    expect(counts).toEqual([14, 8, 10, 15, 12, 26, 45]);
  });

  it.each([
    ['electronic-information', 12, 26, 7],
    ['equipment-manufacturing', 16, 34, 9],
    ['energy-environment', 14, 30, 8],
    ['modern-agriculture', 16, 35, 9],
    ['biomedicine', 13, 28, 7],
    ['petrochemical', 10, 21, 5],
    ['other', 6, 13, 3],
  ])('answer of %s %i needs with %i solutions, and dock %i', (field, answered, count, docked) => {
    const own = solutions.filter(({ need }) => need.field === field);
    expect([
      new Set(own.map(({ need }) => need.key)).size,
      own.length,
      own.filter(({ outcome }) => outcome === 'docked').length,
    ]).toEqual([answered, count, docked]);
  });

  it.each([
    ['titles', solutions.flatMap(({ title }) => [title.zh, title.en])],
    ['abstracts', solutions.flatMap(({ abstract }) => [abstract.zh, abstract.en])],
    ['routes', solutions.flatMap(({ route }) => [route.zh, route.en])],
    ['names of teams', teams.flatMap(({ name }) => [name.zh, name.en])],
  ])('have no two %s alike but for numbers', (_what, texts) => {
    const bare = texts.map((text) => text.replaceAll(/[\d.%～、\s-]/g, ''));
    expect(new Set(bare).size).toBe(bare.length);
  });

  it('reach everybody by an address and a number of their own', () => {
    const contacts = [...institutions, ...enterprises].map(({ contact }) => contact);
    const all = [...contacts, ...teams.map(({ leader }) => leader), ...cast.people];
    expect(new Set(all.map(({ email }) => email)).size).toBe(all.length);
    expect(new Set(all.map(({ phone }) => phone)).size).toBe(all.length);
  });
});

/** What rules ask about a requirement, whichever of its fields is shown. */
const asked = [
  'status',
  'version',
  'challengeId',
  'organizationId',
  'region',
  'isPublic',
  'namePublic',
  'createdBy',
];

/** Fields that are shown as they are stored. */
const stored = [
  'status',
  'version',
  'code',
  'field',
  'keywords',
  'budget',
  'cooperationModes',
  'deadline',
  'awardSlots',
  'namePublic',
  'region',
  'attachments',
  'contact',
  'publicVersion',
  'confirmedVersion',
  'externalRef',
  'submittedAt',
  'releasedAt',
  'closedAt',
];

/** Fields that are shown from the public text or the original. */
const texts = ['title', 'summary', 'background', 'baseline', 'ipTerms', 'indicators'];

const paths = new Map<string, readonly string[]>([
  ['__typename', []],
  ['id', []],
  ['challenge', []],
  ['organization', []],
  ['history', []],
  ['recommended', ['recommendedBy']],
  ...stored.map((name): [string, string[]] => [name, [name]]),
  ...texts.map((name): [string, string[]] => [name, [`original.${name}`, `publicText.${name}`]]),
]);

/**
 * The projection of a list, ordered by `sorted`, that shows these fields of each requirement: its long texts, most of its
 * size, are read only where they are shown. None, as soon as a field needs the whole record or is not known here.
 */
export function projectionFor(
  shown: ReadonlySet<string>,
  sorted: readonly string[],
): Record<string, 1> | undefined {
  const needed = [...shown].map((name) => paths.get(name));
  if (!needed.every((each) => each !== undefined)) return undefined;
  return Object.fromEntries([...asked, ...sorted, ...needed.flat()].map((path) => [path, 1]));
}

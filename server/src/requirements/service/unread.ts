/** The long texts, most of a requirement's size. */
const texts = ['summary', 'background', 'baseline', 'ipTerms', 'indicators'] as const;

/** What can be shown without any of them. */
const brief = [
  'id',
  'code',
  'status',
  'version',
  'challenge',
  'organization',
  'field',
  'keywords',
  'title',
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
  'recommended',
  'externalRef',
  'submittedAt',
  'releasedAt',
  'closedAt',
  'history',
  '__typename',
] as const;

const known = new Set<string>([...texts, ...brief]);

/**
 * What a list may leave unread when only these things are shown of each requirement: the long texts nobody asked for.
 * Nothing, as soon as one of them may need the whole record, or is not known here.
 */
export function unread(shown: ReadonlySet<string>): Record<string, 0> {
  if (![...shown].every((name) => known.has(name))) return {};
  const left = texts.filter((name) => !shown.has(name));
  const paths = left.flatMap((name) => [`original.${name}`, `publicText.${name}`]);
  return Object.fromEntries(paths.map((path) => [path, 0]));
}

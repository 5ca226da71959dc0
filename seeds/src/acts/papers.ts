import { type SolutionEntry } from '../content/index.js';
import { type Telling } from './telling.js';
import { type Troupe } from './troupe.js';

/** Key of the body that stands by as a third party, and of whoever signs for it. */
export const witness = { body: 'bod-service', signatory: 'per-svc1' } as const;

/** In whose name something was done on paper. */
export type Owner = { readonly kind: 'organization' | 'person'; readonly id: string };

export function enterpriseOf({ cast }: Telling, { need }: SolutionEntry): Owner {
  return { kind: 'organization', id: cast.organization(need.enterprise) };
}

/** Who signs for the team: its institution, or its leader. */
export function providerOf({ cast }: Telling, { team }: SolutionEntry): Owner {
  return team.institution === null
    ? { kind: 'person', id: cast.person(team.key) }
    : { kind: 'organization', id: cast.organization(team.institution) };
}

/** Key of the person who signs for the team. */
export function providerKey({ team }: SolutionEntry): string {
  return team.institution ?? team.key;
}

/** What the office for docking enters from a paper that was signed earlier. */
export async function onPaper(
  { office }: Telling,
  troupe: Troupe,
  { onBehalfOf, effectiveAt, title }: { onBehalfOf: Owner; effectiveAt: Date; title: string },
) {
  const evidence = await troupe.scan(office.reviews, `${title}.pdf`, [
    'Synthetic: written for demonstration.',
    `Signed and stamped on ${effectiveAt.toISOString().slice(0, 10)}.`,
  ]);
  return { onBehalfOf, evidence, effectiveAt };
}

import { Trans } from '@lingui/react/macro';
import { useLanguage } from '../../ui/language.js';
import { regionName } from '../../ui/region.js';
import { type NamedChallengesFragment, type RolePlaceFragment } from './role-place.generated.js';

interface Props {
  readonly role: RolePlaceFragment;
  /** Those that the viewer sees; a role may hold in another one. */
  readonly challenges: NamedChallengesFragment;
}

/** Where a role holds, by name where there is one. */
export function RolePlace({ role: { organization, scope }, challenges }: Props) {
  const language = useLanguage();
  if (organization) return organization.name.text;
  if (scope.kind === 'REGION') return scope.id && regionName(scope.id, language);
  const challenge = challenges.edges.find(({ node }) => node.id === scope.id);
  if (challenge) return challenge.node.name.text;
  if (scope.kind === 'PLATFORM') return <Trans>Everywhere</Trans>;
  if (scope.kind === 'CHALLENGE') return <Trans>In a challenge</Trans>;
  if (scope.kind === 'ROUND') return <Trans>In a round of review</Trans>;
  return <Trans>In a team</Trans>;
}

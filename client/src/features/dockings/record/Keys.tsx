import { KeyOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { useViewer } from '../../accounts/index.js';
import { AcceptDockingDocument } from './acts.generated.js';
import { type Docking, type ForStaff, isOfSide, ownerOf, type Side } from './docking.js';

interface Props {
  readonly docking: Docking;
  readonly staff: ForStaff;
  readonly onDone: () => void;
}

/** The two keys of an agreement: whose is turned, since when, and turning what is one's own or entered for another. */
export function Keys(props: Props) {
  const { t } = useLingui();
  const { docking } = props;
  return (
    <Panel title={t`Two keys`}>
      <p className="quiet">
        <Trans>Both sides have to say yes. The second yes makes the agreement and takes a place.</Trans>
      </p>
      <ul className="plain keys">
        <Key {...props} side="ENTERPRISE" title={t`Enterprise`} name={docking.enterprise?.name.text} />
        <Key {...props} side="TEAM" title={t`Team`} name={docking.team?.name.text} />
      </ul>
      {docking.agreedAt && (
        <p>
          <Trans>
            Agreed <Moment at={docking.agreedAt} />
          </Trans>
        </p>
      )}
    </Panel>
  );
}

interface KeyProps extends Props {
  readonly side: Side;
  readonly title: string;
  readonly name: string | undefined;
}

function Key({ docking, staff, onDone, side, title, name }: KeyProps) {
  const turned = side === 'ENTERPRISE' ? docking.enterpriseKey : docking.teamKey;
  return (
    <li className={turned ? 'key turned' : 'key'}>
      <KeyOutlined aria-hidden />
      <div>
        <strong>{title}</strong> <span className="quiet">{name}</span>
        <div>
          {turned ? (
            <Trans>
              Turned <Moment at={turned.at} />
            </Trans>
          ) : (
            <Trans>Not turned yet</Trans>
          )}
        </div>
      </div>
      {!turned && <TurnButton docking={docking} staff={staff} onDone={onDone} side={side} />}
    </li>
  );
}

function TurnButton({ docking, staff, onDone, side }: Props & { readonly side: Side }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { id, version, viewerActions } = docking;
  const isOwn = isOfSide(viewer, docking, side);
  const belongs = isOfSide(viewer, docking, 'ENTERPRISE') || isOfSide(viewer, docking, 'TEAM');
  const behalf = isOwn ? undefined : ownerOf(docking, staff, side);
  if (!viewerActions.includes('ACCEPT') || (!isOwn && (belongs || !behalf))) return null;
  const name = side === 'ENTERPRISE' ? t`the enterprise` : t`the team`;
  return (
    <ActButton
      of={AcceptDockingDocument}
      label={isOwn ? t`Turn our key` : t`Turn the key for ${name}`}
      variables={(act) => ({ id, act, side })}
      version={version}
      primary={isOwn}
      confirm={t`A key cannot be turned back; an agreement ends only by falling through.`}
      behalf={behalf}
      date={!isOwn}
      onDone={onDone}
    />
  );
}

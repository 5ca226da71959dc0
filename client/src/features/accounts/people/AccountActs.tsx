import { Trans, useLingui } from '@lingui/react/macro';
import { App, Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { Moment } from '../../../ui/Moment.js';
import {
  IssueAccountLinkDocument,
  type IssueAccountLinkMutation,
  LockAccountDocument,
  UnlockAccountDocument,
} from './acts.generated.js';
import { type PersonQuery } from './people.generated.js';

interface Props {
  readonly account: NonNullable<PersonQuery['person']>['account'];
  readonly again: () => void;
}

type Link = Extract<IssueAccountLinkMutation['issueAccountLink'], { __typename: 'IssuedLink' }>;

/** Locks or unlocks somebody's account, or makes a one-time link to be handed over in person. */
export function AccountActs({ account, again }: Props) {
  const { t } = useLingui();
  const { modal } = App.useApp();
  if (!account) return null;
  const { id, version, viewerActions } = account;
  const show = (link: Link) =>
    void modal.info({
      title: t`A one-time link`,
      content: <LinkShown link={link} />,
      icon: null,
      width: 560,
    });
  return (
    <>
      {viewerActions.includes('ISSUE_LINK') && (
        <ActButton
          of={IssueAccountLinkDocument}
          label={t`Make a one-time link`}
          variables={(act) => ({ id, act })}
          version={version}
          confirm={t`Hand it over in person. It voids the earlier one, and stands in the history of the account.`}
          reason
          onDone={(done) => {
            show(done);
            again();
          }}
        />
      )}
      {viewerActions.includes('UNLOCK') && (
        <ActButton
          of={UnlockAccountDocument}
          label={t`Unlock`}
          variables={(act) => ({ id, act })}
          version={version}
          onDone={again}
        />
      )}
      {viewerActions.includes('LOCK') && (
        <ActButton
          of={LockAccountDocument}
          label={t`Lock`}
          variables={(act) => ({ id, act })}
          version={version}
          confirm={t`All their sessions end at once.`}
          reason
          danger
          onDone={again}
        />
      )}
    </>
  );
}

/** The link, shown this once. */
function LinkShown({ link: { link, purpose, expiresAt } }: { readonly link: Link }) {
  const { t } = useLingui();
  const page = purpose === 'INVITE' ? 'invitation' : 'reset';
  const address = `${window.location.origin}/desk/${page}#link=${link}`;
  return (
    <>
      <p>
        <Trans>
          It is shown this once, and works once until <Moment at={expiresAt} />.
        </Trans>
      </p>
      <Input.TextArea readOnly rows={3} value={address} aria-label={t`The link`} />
    </>
  );
}

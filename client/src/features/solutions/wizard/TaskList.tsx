import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { type Step, type StepKey } from './steps.js';

interface Props {
  readonly steps: readonly Step[];
  readonly present: StepKey;
}

/** The pages of the form with what each still lacks; one may take them in any order. */
export function TaskList({ steps, present }: Props) {
  const { t } = useLingui();
  return (
    <nav className="tasks" aria-label={t`Steps`}>
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            <Link
              to={{ search: `?step=${step.key}` }}
              aria-current={step.key === present ? 'step' : undefined}
            >
              <span>{step.label}</span>
              <small className={step.missing.length > 0 ? 'lacking' : 'quiet'}>
                <StepState step={step} />
              </small>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepState({ step: { key, missing, isBegun, isOptional } }: { readonly step: Step }) {
  const count = missing.length;
  if (count > 0) return <Plural value={count} one="# thing is missing" other="# things are missing" />;
  if (key === 'check') return <Trans>Ready</Trans>;
  if (isBegun) return <Trans>Complete</Trans>;
  return isOptional ? <Trans>Optional</Trans> : <Trans>Complete</Trans>;
}

import { useLingui } from '@lingui/react/macro';
import icon from '../icon.svg';

/** The product's name; it leads to the public site. */
export function Brand() {
  const { t } = useLingui();
  return (
    <a className="brand" href="/">
      <img src={icon} alt="" width={28} height={28} />
      {t`Duijie`}
    </a>
  );
}

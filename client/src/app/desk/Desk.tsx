import { useEffect } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { ViewerProvider } from '../../features/accounts/index.js';
import { whenSignedOut } from './apollo.js';
import { Shell } from './Shell.js';

/** The desks of whoever is signed in; anybody else signs in first and comes back to the same place. */
export function Desk() {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const signIn = `/desk/sign-in?from=${encodeURIComponent(pathname + search + hash)}`;
  useEffect(
    () => whenSignedOut(() => void navigate(signIn, { state: { hasEnded: true } })),
    [navigate, signIn],
  );
  return (
    <ViewerProvider signedOut={<Navigate to={signIn} replace />}>
      <Shell />
    </ViewerProvider>
  );
}

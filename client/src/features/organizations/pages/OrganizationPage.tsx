import { useParams } from 'react-router';
import { OrganizationView } from '../record/OrganizationView.js';
import '../organizations.css';

/** One organization, for everybody who may see it. */
export default function OrganizationPage() {
  const { id } = useParams();
  return <OrganizationView key={id} id={id!} />;
}

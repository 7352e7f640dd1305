import { Welcome } from '@/features/welcome/components/welcome';

export default function Page() {
  return <Welcome />;
}

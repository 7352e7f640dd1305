import { NarrowPage } from '@/components/layout/narrow-page';
import { RegisterForm } from '@/features/session/components/register-form';

export default function Page() {
  return (
    <NarrowPage titleKey="registerTitle">
      <RegisterForm />
    </NarrowPage>
  );
}

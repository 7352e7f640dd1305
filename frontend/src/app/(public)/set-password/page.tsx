import { NarrowPage } from '@/components/layout/narrow-page';
import { SetPasswordForm } from '@/features/session/components/set-password-form';

export default function Page() {
  return (
    <NarrowPage titleKey="setPasswordTitle">
      <SetPasswordForm />
    </NarrowPage>
  );
}

import { Suspense } from 'react';
import { NarrowPage } from '@/components/layout/narrow-page';
import { LoginForm } from '@/features/session/components/login-form';

export default function Page() {
  return (
    <NarrowPage titleKey="loginTitle">
      <Suspense>
        <LoginForm />
      </Suspense>
    </NarrowPage>
  );
}

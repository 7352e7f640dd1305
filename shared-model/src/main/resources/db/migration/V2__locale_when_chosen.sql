-- Until somebody chose a language the browser's counts: 'en' was every new account's, so it says nothing about a wish.
ALTER TABLE app_user ADD COLUMN chosen_locale TEXT;
UPDATE app_user SET chosen_locale = locale WHERE locale <> 'en';
ALTER TABLE app_user DROP COLUMN locale;
ALTER TABLE app_user RENAME COLUMN chosen_locale TO locale;

// How long a test of a screen looks for what is to come: an upper limit for a machine that has much else to do, never a wait.
require('@testing-library/react').configure({ asyncUtilTimeout: 20_000 });

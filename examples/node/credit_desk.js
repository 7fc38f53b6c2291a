// A morning at the credit desk, in JavaScript:
//   npm ci && node credit_desk.js [FILE]
import { Database, Denied, Invalid, Refused } from './kehu.js';

// Prints why not, by which clause, and what would help. Any other error ends the program.
function explain(error) {
  if (![Invalid, Refused, Denied].some((kind) => error instanceof kind)) throw error;
  console.log(error.name.toLowerCase().padEnd(8), error.code);
  if (error.path) console.log(`         ${error.path}: ${error.message}`);
  for (const reason of error.reasons.filter((each) => !each.passed)) {
    console.log(`         ${reason.clause}: ${reason.text.en}`);
  }
  for (const remedy of error.remedies) console.log(`         would help: ${remedy.text.en}`);
}

const database = new Database({ path: process.argv[2] ?? ':memory:', clock: 'manual' });
try {
  const acting = (actor, role) =>
    database.session({ actor, role, purpose: 'order to cash', now: '2024-03-01T01:00:00Z' });
  const clerk = acting('li.wei', 'account_manager');
  const controller = acting('wang.fang', 'credit_controller');
  const auditor = acting('he.ming', 'auditor');

  clerk.execute('customer.create', {
    kind: 'company', name: '海川家居有限公司', channel: 'visit', code: 'HAICHUAN',
    contact_points: [{ kind: 'mobile', value: '13800138000' }],
    documents: [{ kind: 'identity_copy' }, { kind: 'settlement_agreement' },
      { kind: 'distribution_contract' }],
  });
  const limit = { customer: 'HAICHUAN', state: 'amount', amount: '30000.00 CNY',
    reason: 'signed by the general manager' };
  try {
    clerk.execute('credit.set_limit', limit); // it is not the clerk's to do
  } catch (error) {
    explain(error);
  }
  controller.execute('credit.set_limit', limit);

  for (const amount of ['24,000.00 CNY', '24000.00 CNY', '9000.00 CNY']) {
    try {
      const granted = clerk.execute('credit.authorize', { customer: 'HAICHUAN', amount });
      console.log(`granted  ${granted.amount}, ${granted.coverage}, ${granted.state}`);
    } catch (error) {
      explain(error);
    }
  }

  const [customer] = clerk.query('customer.get', { customer: 'HAICHUAN' });
  const [account] = clerk.query('credit.status', { customer: 'HAICHUAN' });
  const [checked] = auditor.query('store.verify');
  console.log(`account  ${customer.name}: ${account.exposure} used of ${account.limit}, ` +
    `${account.available} available`);
  console.log(`verified ${checked.entries} journal entries`);
} finally {
  database.close();
}

/** Test messages as contacts with people: the platform counts them as it counts every other message. */

/**
 * In SQL: person and time of each test message begun since an instant that reached its number or may have. Whom the ledger
 * did not know then and knows now is that person; anybody else is their number, or after an erasure the message itself.
 */
export const TEST_CONTACTS = `
SELECT coalesce(t.person, (SELECT person FROM phones WHERE number = t.phone),
    CASE t.phone WHEN '' THEN 't' || t.id ELSE '+' || t.phone END) AS person,
  coalesce(t.accepted_at, t.contact_at) AS at
FROM test_messages t WHERE t.contact_at IS NOT NULL AND t.contact_at >= ?`;

/** The sentences of checkup reports: the client's door to the one table that the server and the paper read too. */
export { sayZh } from '@kangban/domain/checkup/say';

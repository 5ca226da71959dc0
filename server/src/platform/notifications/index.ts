export { MessageBox, type Mailer, type Message, type SentMessage } from './message-box.js';

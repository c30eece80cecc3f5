/** What the server sends, as the script needs it. */

export interface Attachment {
  id: number;
  name: string;
  /** a media type */
  type: string;
  /** in bytes */
  size: number;
  /** of a picture, in pixels */
  width: number | null;
  height: number | null;
}

export interface Reaction {
  emoji: string;
  count: number;
  /** those who came first, by username */
  users: string[];
}

export interface Message {
  conversation: number | string;
  no: number;
  rev: number;
  author: string;
  authorName: string;
  /** for /avatars/{id} */
  authorAvatar?: string | null;
  body: string | null;
  createdAt: string;
  editedAt?: string | null;
  deleted?: boolean;
  /** the number of what it answers */
  replyTo?: number | null;
  idempotencyKey?: string | null;
  attachments?: Attachment[];
  reactions?: Reaction[];
}

export type LastMessage = Pick<Message, 'no' | 'author' | 'authorName' | 'body' | 'createdAt'> & { attachments: number };

/** A conversation as its member sees it. */
export interface Entry {
  id: number;
  kind: 'room' | 'direct' | 'group';
  name: string | null;
  /** may be empty */
  topic: string;
  visibility: 'public' | 'private';
  peer: { username: string; displayName: string; avatar: string | null } | null;
  /** the others in a group */
  peers: { username: string; displayName: string }[];
  /** how many */
  members: number;
  readNo: number;
  unread: number;
  muted: boolean;
  lastMessage: LastMessage | null;
}

export interface Member {
  username: string;
  displayName: string;
  avatar: string | null;
  /** `left` for who was in the conversation once */
  role: string;
  /** null for who keeps it to themselves */
  readNo: number | null;
  receivedNo: number;
  /** whether nothing reaches them any more */
  gone: boolean;
  joinedAt: string;
  rev: number;
}

export interface Person {
  username: string;
  displayName: string;
  online: boolean;
  /** when they were last seen, for who is away */
  since: string | null;
}

export interface Typist {
  conversation: number;
  username: string;
  displayName: string;
}

export interface Change {
  conversation: Entry;
  /** the messages are the newest, and not all that changed */
  reset: boolean;
  messages: Message[];
  /** those that changed */
  members: Member[];
}

/** The answer of `/sync`. */
export interface News {
  conversations: Change[];
  /** conversations one is no longer in */
  left: number[];
  /** everyone worth telling of; null when unchanged */
  presence: Person[] | null;
  /** all who are typing; null when unchanged */
  typing: Typist[] | null;
  cursor: string;
  more: boolean;
}

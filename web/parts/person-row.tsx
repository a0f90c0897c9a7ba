import type { ReactNode } from 'react';
import { Link } from '../app/link.tsx';
import { Avatar, type Face } from './avatar.tsx';
import css from './person-row.module.css';

/** A person in a list: who, from where, and what can be done. */
export const PersonRow = (props: { person: Face; detail: string; children?: ReactNode }) => (
  <div className={css.row}>
    <Avatar person={props.person} />
    <div className={css.words}>
      <Link to={`/people/${props.person.id}`} className={css.name}>
        {props.person.name}
      </Link>
      <p>{props.detail}</p>
    </div>
    {props.children}
  </div>
);

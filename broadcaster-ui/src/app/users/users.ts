import { Component, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { Session } from '../account/session';
import { roles, User } from '../account/user';
import { Problem } from '../api/problem';
import { Avatar } from '../ui/avatar';
import { Confirm } from '../ui/confirm';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { ListRow } from '../ui/list-row';
import { ListView } from '../ui/list-view';
import { menuClosed } from '../ui/menu-closed';
import { SearchField } from '../ui/search-field';
import { words } from '../words';
import { PasswordLinkData, PasswordLinkDialog } from './password-link-dialog';
import { PasswordLink, UserApi } from './user-api';
import { userChange } from './user-draft';
import { UserForm, UserFormData } from './user-form';
import { UserList } from './user-list';

/** All accounts, for administrators: add, change, hand out password links, delete. */
@Component({
  selector: 'app-users',
  imports: [
    Avatar,
    EmptyState,
    Icon,
    ListRow,
    ListView,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    SearchField,
  ],
  templateUrl: './users.html',
  styleUrls: ['../ui/list-page.css', './users.css'],
})
export class Users {
  private readonly api = inject(UserApi);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly list = new UserList(this.api);
  protected readonly words = words.users;
  protected readonly common = words.common;

  constructor() {
    void this.list.reload();
  }

  protected isOwn(user: User): boolean {
    return user.id === this.session.user()?.id;
  }

  protected rolesOf(user: User): string {
    return roles
      .filter((role) => user.roles.includes(role))
      .map((role) => words.users.roles[role].name)
      .join(', ');
  }

  protected async add(): Promise<void> {
    let made = null as PasswordLink | null;
    await this.open({
      user: null,
      isOwn: false,
      save: async (draft) => {
        made = await this.api.add(draft);
      },
    });
    if (made === null) return;
    void this.list.reload();
    this.show(made);
  }

  protected async edit(user: User): Promise<void> {
    await this.open({
      user,
      isOwn: this.isOwn(user),
      save: async (draft) => {
        this.session.learned(await this.api.change(user.id, userChange(user, draft)));
        this.tell(words.users.form.saved);
        void this.list.reload();
      },
    });
  }

  protected async newLink(user: User): Promise<void> {
    const { title, text, confirm } = words.users.link.ask;
    const sure = await this.confirm.ask({
      title: title(user.name),
      text,
      cancel: words.common.cancel,
      confirm,
    });
    if (!sure) return;
    try {
      this.show(await this.api.passwordLink(user.id));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.tell(words.users.link.failed);
    }
  }

  protected async remove(user: User): Promise<void> {
    const sure = await this.confirm.ask({
      title: words.users.removeTitle(user.name),
      text: words.users.removeText,
      cancel: words.common.cancel,
      confirm: words.users.remove,
    });
    if (!sure) return;
    try {
      await this.list.remove(user);
      this.tell(words.users.removed(user.name));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.tell(words.users.removeFailed);
    }
  }

  /** Until the form is closed. */
  private async open(data: UserFormData): Promise<void> {
    await menuClosed();
    const form = this.dialog.open<UserForm, UserFormData, boolean>(UserForm, {
      data,
      width: '480px',
    });
    await firstValueFrom(form.afterClosed(), { defaultValue: false });
  }

  private show({ user, passwordLink }: PasswordLink): void {
    this.dialog.open<PasswordLinkDialog, PasswordLinkData>(PasswordLinkDialog, {
      data: { name: user.name, link: new URL(passwordLink, location.origin).href },
      width: '480px',
      autoFocus: '[data-copy]',
      // It cannot be seen a second time: a click beside it must not be the end of it.
      disableClose: true,
    });
  }

  private tell(text: string): void {
    this.snackBar.open(text, undefined, { duration: 4_000 });
  }
}

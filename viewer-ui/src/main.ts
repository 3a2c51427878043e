import '@rostrum/design-tokens/fonts.css';
import '@rostrum/design-tokens/tokens.css';
import './styles/base.css';
import './styles/icons.css';
import './styles/stage.css';
import './styles/watch.css';
import './styles/share.css';
import './styles/transcript.css';
import './styles/summary.css';
import './styles/directory.css';
import './styles/moments.css';
import { directoryPage } from './directory/DirectoryPage';
import { embedPage } from './embed/EmbedPage';
import { applyTheme } from './page/theme';
import { unknownPage } from './page/unknownPage';
import { routeOf } from './route';
import { watchPage } from './watch/WatchPage';

function pageFor({ pathname, hash, search }: Location): HTMLElement {
  const route = routeOf(pathname, hash, search);
  switch (route.page) {
    case 'directory':
      return directoryPage();
    case 'watch':
      return watchPage(route);
    case 'embed':
      return embedPage(route);
    case 'unknown':
      return unknownPage();
  }
}

applyTheme();
document.getElementById('app')?.replaceChildren(pageFor(window.location));

// Before anything is painted: a theme or a size that was chosen before must not flash.
;(() => {
  const root = document.documentElement
  try {
    const theme = localStorage.getItem('tema')
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme
    if (sessionStorage.getItem('besar') === 'ya') root.dataset.large = ''
  } catch {
    // Told to keep nothing; nothing was chosen then.
  }
})()

/** What the editor shows to who opens it for the first time. */
export const exampleQuery = `# Duijie's API. Press Ctrl-Enter to run the operation under the cursor.

# Anybody may ask this: the figures of a challenge, and released needs in one field.
query Released {
  challenge(slug: "gansu-7") {
    name { text(lang: EN) }
    year
    statistics { requirementsCollected requirementsReleased byField { field requirementsReleased } }
  }
  requirements(challenge: "gansu-7", first: 20, filter: { fields: ["biomedicine"] }, sort: DEADLINE_ASC) {
    totalCount
    edges { cursor node { id code title { text } field status budget deadline } }
    pageInfo { hasNextPage endCursor }
  }
}

# Signing in sets a cookie for this browser. A demo world prints its accounts at the start.
mutation SignIn($login: String!, $password: String!) {
  login(login: $login, password: $password) { __typename }
}

# Who am I?
query Me {
  me { id name { text } }
}
`;

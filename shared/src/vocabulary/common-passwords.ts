/** Bounds of a password, in characters after Unicode normalisation. */
export const passwordLength = { least: 10, most: 200 } as const;

/** The commonest passwords of at least ten characters, lower case; shorter ones are refused anyway. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `0000000000 00000000000 000000000000 0123456789 01234567890 0987654321 1111111111 11111111111 111111111111 1122334455
  112233445566 11223344556677 1212121212 1231231231 123123123123 1234512345 1234554321 123456123456 1234567890
  12345678900 12345678901 123456789000 12345678910 1234567891011 123456789a 123456789abc 123456789q 123456789qq
  123456789qwe 123456789z 123456abcd 123456qwerty 1234qwerasdf 123654789a 123qweasdzxc 1357924680 147258369a
  1472583690 1qa2ws3ed4rf 1qaz1qaz1qaz 1qaz2wsx3e 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 1q2w3e4r5t 1q2w3e4r5t6y
  1q2w3e4r5t6y7u 2222222222 3333333333 4444444444 5201314520 5201314521 5555555555 6666666666 7777777777 7894561230
  8888888888 88888888888 888888888888 9876543210 98765432100 987654321a 9999999999 999999999999 a123456789 a1234567890
  a1b2c3d4e5 a1s2d3f4g5 aa123456789 aa12345678 aaaaaaaaaa aaaaaaaaaaaa abc1234567 abc123456789 abcd123456 abcd1234567
  abcdefghij abcdefghijk abcdefghijkl admin12345 admin123456 admin1234567 administrator administrator1 alexander1
  asd123456789 asdasdasdasd asdf123456 asdf1234asdf asdfasdfasdf asdfghjkl1 asdfghjkl; asdfghjkl123 asdfghjklm
  azertyuiop azertyuiop123 baseball123 basketball basketball1 butterfly1 changeme123 chocolate1 computer123 cocacola123
  database123 dragon1234 elizabeth1 facebook123 football123 football12 google12345 hello12345 helloworld helloworld1
  iloveyou12 iloveyou123 iloveyou1234 iloveyou520 jennifer12 jordan2323 letmein123 letmein1234 letmeinplease
  liverpool1 liverpool123 lovelovelove lovely1234 loveyou123 manchester michael123 michelle12 minecraft1 minecraft123
  monkey1234 mypassword mypassword1 nihao123456 pass123456 pass1234567 passw0rd123 passw0rd1234 password00 password01
  password10 password11 password12 password123 password1234 password12345 password123456 password2022 password2023
  password2024 password2025 passwordpassword pokemon123 princess12 princess123 q123456789 q1w2e3r4t5 q1w2e3r4t5y6
  qazwsxedc1 qazwsxedc123 qazwsxedcrfv qq123456789 qq12345678 qqqqqqqqqq qw123456789 qwaszx1234 qwe123456789 qwe1234567
  qweasdzxc1 qweasdzxc123 qwer123456 qwer1234asdf qwerasdfzxcv qwerqwerqwer qwert12345 qwert123456 qwerty1234
  qwerty12345 qwerty123456 qwerty1234567 qwertyuiop qwertyuiop1 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopasdf
  secret1234 sq1234567890 starwars123 sunshine12 sunshine123 superman12 superman123 test123456 test1234567 testtest123
  trustno1trustno1 unknown123 user123456 w123456789 welcome123 welcome1234 welcome12345 whatever12 woaini1314
  woaini1314520 woaini520520 woaini521521 wang123456 wangyut2wang xiaoming123 z123456789 zaq12wsxcde3 zhang123456
  zhangwei123 zxc123456789 zxcvbnm123 zxcvbnm1234 zxcvbnm12345 zxcvbnm,./ zxcvbnmzxcvbnm zzzzzzzzzz`
    .split(/\s+/)
    .filter((word) => word.length >= passwordLength.least),
);

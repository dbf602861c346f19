package text

// latin says what a small Latin letter with an accent, a stroke or a ligature is
// searched as. Each line: the plain letters, then every letter that folds to them.
var latin = table(`
a àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ
ae æǣǽ
b ƀɓḃḅḇ
c çćĉċčƈȼḉ
d ðďđȡɖɗḋḍḏḑḓ
db ȸ
dz ǆǳ
e èéêëēĕėęěǝȅȇȩɇəɛḕḗḙḛḝẹẻẽếềểễệ
f ƒḟ
g ĝğġģǥǧǵɠḡ
h ĥħȟḣḥḧḩḫẖ
i ìíîïĩīĭįıǐȉȋɨḭḯỉị
ij ĳ
j ĵǰȷɉ
k ķĸƙǩḱḳḵ
l ĺļľŀłƚȴḷḹḻḽ
lj ǉ
ll ỻ
m ḿṁṃ
n ñńņňŉŋƞǹȵɲṅṇṉṋ
nj ǌ
o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔṍṏṑṓọỏốồổỗộớờởỡợ
oe œ
p ƥṕṗ
qp ȹ
r ŕŗřȑȓɍṙṛṝṟ
s śŝşšſșṡṣṥṧṩẛẜẝ
ss ß
t ţťŧƭțȶʈṫṭṯṱẗ
th þ
u ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự
v ṽṿ
w ŵẁẃẅẇẉẘ
x ẋẍ
y ýÿŷƴȳɏẏẙỳỵỷỹ
z źżžƶȥẑẓẕ
`)

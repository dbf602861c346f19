package payment

import (
	"strings"
	"testing"
)

func TestCheckNotice(t *testing.T) {
	for _, c := range []struct {
		name, number string
		want         NoticeFault
	}{
		{"aux 3", "301000000000000043", NoticeGood},
		{"aux 3 in groups, as printed", "3010 0000 0000 0000 43", NoticeGood},
		{"aux 3, one digit misread", "301000000000001043", NoticeCheck},
		{"aux 3, two digits swapped", "310000000000000043", NoticeCheck},
		{"aux 3, wrong check", "301000000000000044", NoticeCheck},
		{"aux 0", "001000000000012370", NoticeGood},
		{"aux 0, wrong check", "001000000000012371", NoticeCheck},
		{"aux 1 has no check digits", "112345678901234567", NoticeGood},
		{"aux 2", "200000000000012332", NoticeGood},
		{"aux 2, wrong check", "200000000000012333", NoticeCheck},
		{"aux 4", "401000000000000043", NoticeUnknownAux},
		{"seventeen digits", "30100000000000043", NoticeLength},
		{"nineteen digits", "3010000000000000430", NoticeLength},
		{"empty", "", NoticeLength},
		{"letters", "30100000000000004X", NoticeNotDigits},
		{"dashes", "3010-0000-0000-0000-43", NoticeNotDigits},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := CheckNotice(c.number)
			if got != c.want || (got == NoticeGood) != (got.Sentence() == "") {
				t.Errorf("CheckNotice(%s) = %d, want %d", c.number, got, c.want)
			}
		})
	}
}

// 93 is odd and has no factor 2 or 5: any single digit misread changes the rest.
func TestEverySingleMisreadDigitIsFound(t *testing.T) {
	const good = "301000000000000043"
	for i := 1; i < len(good); i++ {
		for d := byte('0'); d <= '9'; d++ {
			if d == good[i] {
				continue
			}
			if bad := good[:i] + string(d) + good[i+1:]; CheckNotice(bad) == NoticeGood {
				t.Errorf("%s passes", bad)
			}
		}
	}
}

func TestCompleteNotice(t *testing.T) {
	for _, head := range []string{"3010000000000000", "0010000000000123", "2000000000000123", "3999999999999999"} {
		if number, ok := CompleteNotice(head); !ok || CheckNotice(number) != NoticeGood {
			t.Errorf("%s becomes %s", head, number)
		}
	}
	for _, head := range []string{"", "301", "30100000000000001", "301000000000000x"} {
		if number, ok := CompleteNotice(head); ok {
			t.Errorf("%s becomes %s", head, number)
		}
	}
}

func TestIsStampNumber(t *testing.T) {
	for id, want := range map[string]bool{
		"01234567890123": true, "0123 4567 8901 23": true, "0123456789012": false, "012345678901234": false, "0123456789012X": false, "": false,
	} {
		if IsStampNumber(id) != want {
			t.Errorf("IsStampNumber(%q) = %v", id, !want)
		}
	}
}

func TestSlip(t *testing.T) {
	for account, want := range map[string]bool{
		"67422808": true, "67 42 28 08": true, "000067422808": true, "67.422.808": true, "67422800": false, "6742280": false, "674228080": false,
		"": false, "c/c 67422808": false,
	} {
		if SameAccount(account, BookletAccount) != want || SameAccount(BookletAccount, account) != want {
			t.Errorf("account %q: %v", account, !want)
		}
	}
	if SameAccount("", "") || SameAccount("000", "0") {
		t.Error("two empty accounts are one")
	}
	for payee, want := range map[string]bool{
		BookletPayee: true, strings.ToUpper(BookletPayee): true, "MINISTERO DELL’ECONOMIA E DELLE FINANZE  DIPARTIMENTO DEL TESORO": true,
		"Min. Economia e Finanze - Dip. Tesoro": true, "Ministero dell'Interno": false, "": false, "Tesoro, Finanze, Economia": false,
	} {
		if IsBookletPayee(payee) != want {
			t.Errorf("payee %q: %v", payee, !want)
		}
	}
	for reason, want := range map[string]bool{
		BookletReason: true, "IMPORTO PER IL RILASCIO DEL PASSAPORTO ELETTRONICO": true, "rilascio passaporto elettronico": true,
		"passaporto": false, "": false, "bollo auto": false,
	} {
		if IsBookletReason(reason) != want {
			t.Errorf("reason %q: %v", reason, !want)
		}
	}
}

func TestSameWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"ROSSI MARIA", "Rossi  Maria", true}, {"D'Angelò", "D ANGELO", true}, {"ROSSI MARIA", "MARIA ROSSI", false}} {
		if SameWords(c.a, c.b) != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, !c.want)
		}
	}
}

func FuzzCheckNotice(f *testing.F) {
	for _, s := range []string{"301000000000000043", "3010 0000 0000 0000 43", "112345678901234567", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if CheckNotice(s) != NoticeGood {
			return
		}
		digits := strings.ReplaceAll(s, " ", "")
		if again, ok := CompleteNotice(digits[:16]); digits[0] != '1' && (!ok || again != digits) {
			t.Fatalf("%q is not %q", s, again)
		}
		if !SameAccount(s, digits) {
			t.Fatalf("%q is not %q as an account", s, digits)
		}
	})
}

func BenchmarkCheckNotice(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		CheckNotice("301000000000000043")
	}
}

package ops

import (
	"testing"

	"go.uber.org/goleak"
)

// The search engine's workers are never ended: bot brings them with it.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}
